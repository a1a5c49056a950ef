import { actionName } from '../model/action';
import { planAssumeRole } from './assume-role';
import type { StsCall, StsPlan } from './call';
import { planAssumeRoot, planFederationToken, planSessionToken } from './federation';
import { planSaml, planWebIdentity } from './identity-provider';

/** The plan of a call that gives credentials; undefined for every other action. */
export function planSts(call: StsCall): StsPlan | undefined {
  switch (actionName(call.request.action).text) {
    case 'sts:assumerole':
      return planAssumeRole(call);
    case 'sts:assumerolewithwebidentity':
      return planWebIdentity(call);
    case 'sts:assumerolewithsaml':
      return planSaml(call);
    case 'sts:getfederationtoken':
      return planFederationToken(call);
    case 'sts:getsessiontoken':
      return planSessionToken(call);
    case 'sts:assumeroot':
      return planAssumeRoot(call);
    default:
      return undefined;
  }
}
