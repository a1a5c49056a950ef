import { below } from '../pointer';
import { quoted, type ModelProblem } from '../problem';
import type { RequestDocument, Scenario } from '../types';

/** The actions that give credentials. */
const giveCredentials: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithwebidentity',
  'sts:assumerolewithsaml',
  'sts:getfederationtoken',
  'sts:getsessiontoken',
  'sts:assumeroot',
]);

/** That every session is defined once, before it is used, by a request that obtains credentials. */
export function checkSessions({ requests = [] }: Scenario): readonly ModelProblem[] {
  const first = new Map<string, number>();
  for (const [index, { session, disabled }] of requests.entries()) {
    if (session !== undefined && disabled !== true && !first.has(session)) first.set(session, index);
  }
  return requests.flatMap((request, index) => [
    ...checkDefinition(request, index, first),
    ...checkUse(request, index, first, requests),
  ]);
}

function checkDefinition(
  { session, action, disabled }: RequestDocument,
  index: number,
  first: ReadonlyMap<string, number>,
): readonly ModelProblem[] {
  if (session === undefined || disabled === true) return [];
  const path = below('/requests', index, 'session');
  const problem = (code: string, message: string): ModelProblem => ({ path, severity: 'ERROR', code, message });
  const earlier = first.get(session);
  return [
    ...(giveCredentials.has(action.toLowerCase())
      ? []
      : [
          problem(
            'NO_CREDENTIALS',
            `${quoted(action)} gives no credentials: \`session\` belongs to \`sts:AssumeRole\` and its like`,
          ),
        ]),
    ...(earlier === undefined || earlier === index
      ? []
      : [
          problem(
            'DUPLICATE_SESSION',
            `request ${earlier + 1} already defines the session ${quoted(session)}: give this one another name`,
          ),
        ]),
  ];
}

function checkUse(
  { principal, disabled }: RequestDocument,
  index: number,
  first: ReadonlyMap<string, number>,
  requests: readonly RequestDocument[],
): readonly ModelProblem[] {
  if (disabled === true || typeof principal === 'string' || !('session' in principal)) return [];
  const { session } = principal;
  const path = below('/requests', index, 'principal', 'session');
  const problem = (code: string, message: string): readonly ModelProblem[] => [
    { path, severity: 'ERROR', code, message },
  ];
  const definition = first.get(session);
  if (definition === undefined) {
    if (requests.some((request) => request.session === session)) return [];
    return problem(
      'UNKNOWN_SESSION',
      `no request obtains the session ${quoted(session)}: add \`"session"\` to the one that does`,
    );
  }
  if (definition < index) return [];
  return problem(
    'LATER_SESSION',
    definition === index
      ? `this request itself obtains the session ${quoted(session)}: an earlier one has to`
      : `the session ${quoted(session)} is obtained later, by request ${definition + 1}: move that one up`,
  );
}
