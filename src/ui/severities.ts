import type { Severity } from '../engine/finding';
import type { IconName } from './icons';

/** Access Analyzer's severities, gravest first. */
export const severities = ['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION'] as const satisfies readonly Severity[];

export const severityIcons: Readonly<Record<Severity, IconName>> = {
  ERROR: 'fault',
  SECURITY_WARNING: 'shield',
  WARNING: 'error',
  SUGGESTION: 'bulb',
};
