import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measure, type Measured } from './measure';

/** Cedar's functions that the benchmark uses. */
interface CedarModule {
  preparsePolicySet(id: string, policies: { readonly staticPolicies: string }): { readonly type: string };
  statefulIsAuthorized(call: object): {
    readonly type: string;
    readonly response?: { readonly decision: 'allow' | 'deny' };
  };
}

interface Uid {
  readonly type: string;
  readonly id: string;
}
const role: Uid = { type: 'Role', id: 'ReportsReader' };
const bucket: Uid = { type: 'Bucket', id: 'amzn-s3-demo-bucket' };
const object: Uid = { type: 'Object', id: 'amzn-s3-demo-bucket/reports/2026.csv' };
const action: Uid = { type: 'Action', id: 'GetObject' };

// The role's policy of the small scenario, said in Cedar.
const policies = `
permit (principal == Role::"ReportsReader", action == Action::"GetObject", resource in Bucket::"amzn-s3-demo-bucket");
permit (principal == Role::"ReportsReader", action == Action::"ListBucket", resource == Bucket::"amzn-s3-demo-bucket")
  when { context.prefix like "reports/*" };
forbid (principal, action, resource) unless { context.secureTransport };
`;

/** The time that Cedar takes for one small decision, its policies parsed before; undefined where it is not installed. */
export function measureCedar(root: string, runs: number): Measured | undefined {
  const folder = join(root, '.cache/bench/node_modules/@cedar-policy/cedar-wasm/nodejs');
  if (!existsSync(folder)) return undefined;
  const cedar = createRequire(import.meta.url)(join(folder, 'cedar_wasm.js')) as CedarModule;
  if (cedar.preparsePolicySet('bench', { staticPolicies: policies }).type !== 'success')
    throw new Error('Cedar does not read its policies');
  const entities = [
    { uid: role, attrs: {}, parents: [] },
    { uid: bucket, attrs: {}, parents: [] },
    { uid: object, attrs: {}, parents: [bucket] },
  ];
  const ask = (): string | undefined =>
    cedar.statefulIsAuthorized({
      principal: role,
      action,
      resource: object,
      context: { secureTransport: true, prefix: 'reports/' },
      preparsedPolicySetId: 'bench',
      entities,
    }).response?.decision;
  if (ask() !== 'allow') throw new Error('Cedar does not allow what its policies allow');
  return measure(
    () => {
      for (let count = 0; count < 200; count += 1) ask();
    },
    200,
    runs,
  );
}
