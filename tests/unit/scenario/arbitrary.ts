import fc from 'fast-check';
import { policyText } from '../../../src/scenario/document';
import type {
  AccountDocument,
  ContextValue,
  NumberText,
  OrganizationNodeDocument,
  PolicyRef,
  PolicyText,
  PrincipalDocument,
  RequestDocument,
  Scenario,
} from '../../../src/scenario/types';

/** Any UTF-16, lone surrogates and names of `Object.prototype` included. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', '', '1', '\ud800', '”', '"', '\\'),
);

const json = fc.oneof(
  fc.json({ maxDepth: 3 }).map((source) => JSON.stringify(JSON.parse(source), null, 2)),
  fc.constantFrom('{\n  "a": 1,\n  "a": 12345678901234567890.50\n}', '{\n  "": []\n}', '{}'),
);

const document: fc.Arbitrary<PolicyText> = fc.oneof(
  json.map(policyText),
  text.map(policyText),
  fc
    .constantFrom('“Version”: “2012-10-17”', '{"Version":"2012-10-17"}', '{\n  "a": 1,\n}', '[]', '5', '"x"', '{')
    .map(policyText),
  // Something else than an object where the document belongs.
  fc.constantFrom('5', 'null', '[\n  1\n]').map((raw): PolicyText => ({ form: 'object', text: raw })),
);

const record = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc
    .uniqueArray(fc.tuple(text, value), { maxLength: 3, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries));

const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { maxLength: 3 });

const optional = <T>(members: { [Name in keyof T]: fc.Arbitrary<T[Name]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

/** Members that the format does not know. */
const kept = optional({ extra: fc.constantFrom({ unknown: '[\n  1\n]' }, { __x: '"y"', z: 'null' }) });

const withKept = <T extends object>(value: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.tuple(value, kept).map(([node, extra]) => ({ ...node, ...extra }));

const ref: fc.Arbitrary<PolicyRef> = fc.oneof(text, withKept(fc.record({ name: text, document })));
const tags = record(text);
const number: fc.Arbitrary<NumberText> = fc
  .constantFrom('1', '1.50', '123456789012345678901', '1e5', '-0')
  .map((digits) => ({ number: digits }));
const single = fc.oneof(text, fc.boolean(), number);
const context = record<ContextValue>(fc.oneof(single, fc.constant(null), some(single)));

const account: fc.Arbitrary<AccountDocument> = withKept(
  optional({
    name: text,
    users: record(
      withKept(
        optional({ path: text, groups: some(text), policies: some(ref), permissionsBoundary: ref, tags, id: text }),
      ),
    ),
    groups: record(withKept(optional({ path: text, policies: some(ref) }))),
    roles: record(
      withKept(
        optional({
          path: text,
          trustPolicy: document,
          policies: some(ref),
          permissionsBoundary: ref,
          maxSessionDuration: fc.integer(),
          tags,
          id: text,
        }),
      ),
    ),
    policies: record(document),
    identityProviders: some(text),
    resources: record(withKept(optional({ policy: document, tags }))),
    vpcEndpoints: record(
      withKept(
        optional({
          vpc: text,
          region: text,
          policy: document,
          type: fc.constantFrom('interface' as const, 'gateway' as const),
        }),
      ),
    ),
  }),
);

const node: fc.Arbitrary<OrganizationNodeDocument> = fc.letrec<{ node: OrganizationNodeDocument }>((tie) => ({
  node: withKept(
    fc.record(
      {
        id: text,
        name: text,
        serviceControlPolicies: some(ref),
        resourceControlPolicies: some(ref),
        units: fc.array(tie('node'), { maxLength: 2, depthIdentifier: 'units' }),
        accounts: record(withKept(optional({ serviceControlPolicies: some(ref), resourceControlPolicies: some(ref) }))),
      },
      { requiredKeys: ['id'] },
    ),
  ),
})).node;

const principal: fc.Arbitrary<PrincipalDocument> = fc.oneof(
  text,
  withKept(
    fc.record(
      {
        arn: text,
        credentials: fc.constantFrom('longTerm' as const, 'console' as const),
        mfa: fc.boolean(),
        creator: text,
        sessionPolicy: document,
      },
      { requiredKeys: ['arn'] },
    ),
  ),
  withKept(fc.record({ session: text, mfa: fc.boolean() }, { requiredKeys: ['session'] })),
  withKept(fc.record({ webIdentity: text, claims: context }, { requiredKeys: ['webIdentity'] })),
  withKept(fc.record({ saml: text, attributes: context }, { requiredKeys: ['saml'] })),
);

const resource = fc.oneof(
  text,
  withKept(fc.record({ arn: text, account: text, context, tags }, { requiredKeys: ['arn'] })),
);

const request: fc.Arbitrary<RequestDocument> = withKept(
  fc.record(
    {
      name: text,
      disabled: fc.boolean(),
      principal,
      action: text,
      resource: fc.oneof(resource, some(resource)),
      resourceAccount: text,
      context,
      vpcEndpoint: text,
      calledVia: some(text),
      at: fc.oneof(
        text,
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
      ),
      parameters: withKept(
        optional({
          RoleSessionName: text,
          DurationSeconds: fc.integer(),
          Policy: document,
          PolicyArns: some(text),
          Tags: tags,
          TransitiveTagKeys: some(text),
          ProvidedContexts: some(fc.record({ ProviderArn: text, ContextAssertion: text })),
          TokenCode: text,
        }),
      ),
      session: text,
      expect: fc.constantFrom('allowed' as const, 'deny' as const, 'undetermined' as const),
    },
    { requiredKeys: ['principal', 'action'] },
  ),
);

/** Scenarios with every feature, most of which make no sense: what can be read must survive writing. */
export const scenario: fc.Arbitrary<Scenario> = withKept(
  fc.record(
    {
      version: fc.constant(1 as const),
      title: text,
      description: text,
      now: text,
      referenceData: text,
      view: withKept(optional({ request: fc.integer(), document: text })),
      accounts: record(account),
      organization: withKept(fc.record({ id: text, managementAccount: text, root: node })),
      requests: some(request),
    },
    { requiredKeys: ['version'] },
  ),
);
