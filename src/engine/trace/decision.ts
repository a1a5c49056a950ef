import type { PolicyType } from '../policy/policy';

/** What a request comes to (scenario format, "Outcomes"). */
export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny' | 'error' | 'undetermined';

/** The first thing that settles it (scenario format, "decidedBy"). */
export type DecidedBy = PolicyType | 'serviceRule' | 'rootUser' | 'credentials' | 'model';

/**
 * What a policy type's gate says (evaluation, 0.2): a Deny applies, an Allow applies and no Deny, policies are
 * there and none applies, or there is no policy of the type. `absent` is not `none`: it never blocks.
 */
export type GateVerdict = 'deny' | 'allow' | 'none' | 'absent';
