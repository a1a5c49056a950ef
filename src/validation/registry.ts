import type { Rule } from './rule';
import { addressRules } from './rules/addresses';
import { arnWildcardRules } from './rules/arn-wildcards';
import { arnRules } from './rules/arn';
import { controlConditionRules } from './rules/control-conditions';
import { controlRules } from './rules/control';
import { delegationRules } from './rules/delegation';
import { emptyRules } from './rules/empties';
import { endpointRules } from './rules/endpoint';
import { exposureRules } from './rules/exposure';
import { keyUseRules } from './rules/key-use';
import { keyRules } from './rules/keys';
import { oidcRules } from './rules/oidc';
import { operatorPatternRules } from './rules/operator-patterns';
import { operatorRules } from './rules/operators';
import { optionalRules } from './rules/optional';
import { pasteRules } from './rules/paste';
import { principalRules } from './rules/principal';
import { quotaRules } from './rules/quotas';
import { redundancyRules } from './rules/redundancy';
import { referenceKeyRules } from './rules/reference-keys';
import { referenceNameRules } from './rules/reference-names';
import { referenceMismatchRules } from './rules/reference-mismatch';
import { referenceResourceRules } from './rules/reference-resources';
import { riskRules } from './rules/risk';
import { setOperatorRules } from './rules/set-operators';
import { sidRules } from './rules/sids';
import { trustRules } from './rules/trust';
import { valueTypeRules } from './rules/value-types';
import { valueRules } from './rules/values';
import { variableSyntaxRules } from './rules/variable-syntax';
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
  ...arnWildcardRules,
  ...variableRules,
  ...variableSyntaxRules,
  ...operatorRules,
  ...operatorPatternRules,
  ...setOperatorRules,
  ...optionalRules,
  ...keyRules,
  ...keyUseRules,
  ...valueRules,
  ...valueTypeRules,
  ...addressRules,
  ...endpointRules,
  ...controlRules,
  ...controlConditionRules,
  ...delegationRules,
  ...riskRules,
  ...exposureRules,
  ...redundancyRules,
  ...pasteRules,
  ...quotaRules,
  ...referenceNameRules,
  ...referenceResourceRules,
  ...referenceMismatchRules,
  ...referenceKeyRules,
];
