import type { Subject } from '../match/subject';
import type { OrganizationLevel } from '../model/world';
import type { PolicyType } from '../policy/policy';
import { readPolicy } from '../policy/read';
import type { MatchedGate } from '../trace/matched-gate';
import { levelNode } from '../trace/build';
import type { LevelNode, Obstacle, PolicyNode } from '../trace/nodes';
import type { InPlay } from './policies';
import { missingDocument } from './policies';
import { policyNodes } from './policy-nodes';

const none: readonly [] = [];

/** A gate that has no policies. */
export const absentGate: MatchedGate = { present: false, deny: none, allow: none, levels: none, obstacles: none };

/** A gate of an account that the scenario does not model. */
export const assumedGate: MatchedGate = { ...absentGate, assumed: true };

/** A gate with an Allow that no document of the scenario holds, by its rule. */
export function standingGate(rule: string): MatchedGate {
  return { ...absentGate, present: true, standing: rule };
}

/** Matches every policy of one type against one request. */
export function matchGate(policies: readonly InPlay[], subject: Subject): MatchedGate {
  const { deny, allow, obstacles } = matchAll(policies, subject);
  return { present: true, deny, allow, levels: none, obstacles };
}

/** Matches the policies of the organization's path: levels are AND-ed, policies of one level OR-ed (OG-01 to OG-04). */
export function matchLevels(
  gate: 'serviceControlPolicy' | 'resourceControlPolicy',
  path: readonly OrganizationLevel[],
  subject: Subject,
): MatchedGate {
  const deny: PolicyNode[] = [];
  const obstacles: Obstacle[] = [];
  const levels: LevelNode[] = [];
  for (const level of path) {
    const attached = gate === 'serviceControlPolicy' ? level.serviceControlPolicies : level.resourceControlPolicies;
    const sink = matchAll(
      attached.map((policy) => ({ attached: policy })),
      subject,
    );
    deny.push(...sink.deny);
    obstacles.push(...sink.obstacles);
    levels.push(
      levelNode(
        { level: level.level, id: level.id, ...(level.name === undefined ? {} : { name: level.name }) },
        sink.allow,
      ),
    );
  }
  // OG-12: RCPFullAWSAccess is attached everywhere and cannot be detached
  if (gate === 'resourceControlPolicy') {
    // an Allow of the author's own is no RCP that AWS would save, and says nothing; the trace shows it all the same
    const allow = levels.flatMap(({ policies }) => policies).filter(({ statements }) => statements.length > 0);
    return { present: true, deny, allow, levels: none, obstacles, standing: 'OG-12' };
  }
  return { present: true, deny, allow: none, levels, obstacles };
}

function matchAll(policies: readonly InPlay[], subject: Subject): Sink {
  const sink = new Sink();
  for (const policy of policies) sink.add(policy, subject);
  return sink;
}

/** Matches documents and sorts their statements by effect. */
class Sink {
  readonly deny: PolicyNode[] = [];
  readonly allow: PolicyNode[] = [];
  readonly obstacles: Obstacle[] = [];

  add(inPlay: InPlay, subject: Subject): void {
    const { attached } = inPlay;
    const missing = missingDocument(attached, subject.policyType);
    if (missing) {
      this.obstacles.push(missing);
      return;
    }
    if ('missing' in attached.document) return;
    const { pointer, text } = attached.document;
    const policy = readPolicy(text, subject.policyType);
    if (policy.stopped) {
      this.obstacles.push(documentStops(pointer, attached.name, subject.policyType, policy.text, policy.stopped));
      return;
    }
    const nodes = policyNodes(inPlay, pointer, policy, subject);
    if (nodes.deny) this.deny.push(nodes.deny);
    if (nodes.allow) this.allow.push(nodes.allow);
  }
}

function documentStops(
  pointer: string,
  name: string,
  policyType: PolicyType,
  text: string,
  finding: {
    readonly message: string;
    readonly rule: string;
    readonly code: string;
    readonly span: { readonly from: number };
  },
): Obstacle {
  const line = lineOf(text, finding.span.from);
  return {
    decidedBy: 'model',
    code: 'documentStops',
    rule: finding.rule,
    facts: { document: name, policyType, reason: finding.message, code: finding.code, line: String(line) },
    pointer,
  };
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
