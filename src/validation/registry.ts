import type { Rule } from './rule';
import { addressRules } from './rules/addresses';
import { arnRules } from './rules/arn';
import { controlRules } from './rules/control';
import { delegationRules } from './rules/delegation';
import { emptyRules } from './rules/empties';
import { endpointRules } from './rules/endpoint';
import { exposureRules } from './rules/exposure';
import { keyRules } from './rules/keys';
import { oidcRules } from './rules/oidc';
import { operatorRules } from './rules/operators';
import { optionalRules } from './rules/optional';
import { pasteRules } from './rules/paste';
import { principalRules } from './rules/principal';
import { quotaRules } from './rules/quotas';
import { redundancyRules } from './rules/redundancy';
import { referenceKeyRules } from './rules/reference-keys';
import { referenceNameRules } from './rules/reference-names';
import { referenceResourceRules } from './rules/reference-resources';
import { riskRules } from './rules/risk';
import { setOperatorRules } from './rules/set-operators';
import { sidRules } from './rules/sids';
import { trustRules } from './rules/trust';
import { valueRules } from './rules/values';
import { variableRules } from './rules/variables';
import { versionRules } from './rules/version';

/** Every rule by family; the pages of the docs are made from the same list. */
export const rules: readonly Rule[] = [
  ...versionRules,
  ...sidRules,
  ...emptyRules,
  ...principalRules,
  ...trustRules,
  ...oidcRules,
  ...arnRules,
  ...variableRules,
  ...operatorRules,
  ...setOperatorRules,
  ...optionalRules,
  ...keyRules,
  ...valueRules,
  ...addressRules,
  ...endpointRules,
  ...controlRules,
  ...delegationRules,
  ...riskRules,
  ...exposureRules,
  ...redundancyRules,
  ...pasteRules,
  ...quotaRules,
  ...referenceNameRules,
  ...referenceResourceRules,
  ...referenceKeyRules,
];
