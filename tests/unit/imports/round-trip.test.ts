import { describe, expect, it } from 'vitest';
import { apiAliases } from '../../../src/catalog/aliases';
import { messageOf } from '../../../src/report/message';
import { messageNames } from '../../../src/report/policy-types';
import { speaking } from '../../../src/report/deciding';
import { toCloudTrail } from '../../../src/report/cloud-trail';
import { importText } from '../../../src/scenario/imports/import-text';
import { parseMessage } from '../../../src/scenario/imports/message';
import { resourceRefs } from '../../../src/scenario/resources';
import type { PrincipalDocument, RequestDocument } from '../../../src/scenario/types';
import { evaluateFolders, type Evaluated } from './stories';

const stories = await evaluateFolders('src/gallery', 'tests/cases');
const logged = stories.flatMap((story) => {
  const event = toCloudTrail(story.node, story.request);
  return event ? [{ ...story, event }] : [];
});

/** What AWS words: a denial by policies. */
function isWorded({ node }: Evaluated): boolean {
  const speaker = speaking(node);
  const denied = node.decision === 'explicitDeny' || node.decision === 'implicitDeny';
  return denied && speaker !== undefined && speaker.rule === undefined && Object.hasOwn(messageNames, node.decidedBy);
}

describe('messages that are generated are read', () => {
  const worded = stories.filter(isWorded);

  it('there are many of them, by every policy type', () => {
    expect(worded.length).toBeGreaterThan(150);
    expect(new Set(worded.map(({ node }) => node.decidedBy)).size).toBe(Object.keys(messageNames).length);
  });

  it.each(worded)('$label', ({ node }) => {
    const text = messageOf(node);
    const parsed = parseMessage(text);
    const { action, resource, decision } = speaking(node) ?? expect.fail();
    if (text === 'Access Denied') {
      expect(parsed).toEqual({ kind: 'unknown' });
      return;
    }
    expect(parsed?.action).toBe(action);
    if (!text.includes('User: ')) return;
    expect(parsed?.principal).toBe(node.caller.name);
    expect(parsed?.resource).toBe(text.includes(' on resource: ') ? resource : undefined);
    const keyMessage = action.toLowerCase().startsWith('kms:') && node.decidedBy === 'keyPolicy';
    expect(parsed?.kind).toBe(keyMessage ? 'unknown' : decision);
    expect(parsed?.policyType).toBe(node.decidedBy === 'keyPolicy' ? 'resourceBasedPolicy' : node.decidedBy);
    const arn = speaking(node)
      ?.deny.gates.flatMap(({ policies }) => policies)
      .find(({ applies }) => applies)?.arn;
    if (parsed?.policyArn !== undefined) expect(parsed.policyArn).toBe(arn);
  });
});

describe('events that are generated are imported', () => {
  it('there are many of them, by every kind of caller', () => {
    expect(logged.length).toBeGreaterThan(250);
    expect(new Set(logged.map(({ node }) => node.caller.kind)).size).toBeGreaterThanOrEqual(8);
  });

  it.each(logged)('$label', ({ node, request, event }) => {
    const imported = importText(JSON.stringify(event), { aliases: apiAliases });
    if (imported.kind !== 'events') expect.fail(imported.kind);
    const [back, ...more] = imported.scenario.requests ?? [];
    expect(more).toEqual([]);
    if (!back) expect.fail('no request');
    expect(back.action.toLowerCase()).toBe(request.action.toLowerCase());
    if (nameable(node.caller.name, node.caller.kind)) expect(callerOf(back.principal)).toBe(node.caller.name);
    const resources = resourceRefs(back.resource).map((ref) => (typeof ref === 'string' ? ref : ref.arn));
    expect(resources).toEqual(namedResources(request, node));
    expectSameNetwork(node, request, back);
    expect(Date.parse(String(back.at))).toBe(Math.floor(request.at / 1000) * 1000);
  });

  it('the same scenario gives the same event, in JSON too', () => {
    for (const { node, request, event } of logged) {
      expect(toCloudTrail(node, request)).toEqual(event);
      expect(JSON.parse(JSON.stringify(event))).toEqual(event);
    }
  });
});

/** A federation token's resource is the session's ARN, which a scenario need not write. */
function namedResources(request: Evaluated['request'], node: Evaluated['node']): readonly string[] {
  const named = request.resources.map(({ arn }) => arn).filter((arn) => arn.startsWith('arn:'));
  const [first] = node.authorizations;
  return request.action === 'sts:GetFederationToken' && named.length === 0 && first ? [first.resource] : named;
}

/** A session without a name, and a user whose token the event does not show, have no ARN in CloudTrail. */
function nameable(name: string, kind: string): boolean {
  return !(kind === 'roleSession' && name.includes(':role/'));
}

function callerOf(principal: PrincipalDocument): string {
  if (principal === '*') return 'anonymous';
  if (typeof principal === 'string') return principal;
  if ('arn' in principal) return principal.arn;
  if ('webIdentity' in principal) return principal.webIdentity;
  return 'saml' in principal ? principal.saml : principal.session;
}

function expectSameNetwork(node: Evaluated['node'], request: Evaluated['request'], back: RequestDocument): void {
  const context = new Map(node.authorizations[0]?.context.map(({ key, values }) => [key, values[0]] as const));
  if (request.calledVia.length > 0) {
    expect(back.calledVia?.at(-1)).toBe(request.calledVia.at(-1));
    return;
  }
  const own = typeof back.principal === 'object' && 'mfa' in back.principal ? back.principal.mfa : undefined;
  // the code of the call itself is of a call that assumes a role, not of one that asks for a session token
  const mfa = back.action === 'sts:AssumeRole' && back.parameters?.TokenCode !== undefined ? true : own;
  if (node.caller.kind === 'roleSession' || node.caller.kind === 'user') {
    const present = request.context.has('aws:MultiFactorAuthPresent')
      ? mfa
      : context.get('aws:MultiFactorAuthPresent') === 'true';
    if (nameable(node.caller.name, node.caller.kind)) expect(mfa ?? false).toBe(present ?? false);
  }
  if (request.principal.kind === 'service') return;
  expect(back.vpcEndpoint).toBe(node.authorizations.length > 0 ? context.get('aws:SourceVpce') : undefined);
  const address = context.get('aws:VpcSourceIp') ?? context.get('aws:SourceIp');
  expect(back.context?.['aws:VpcSourceIp'] ?? back.context?.['aws:SourceIp']).toBe(address);
}
