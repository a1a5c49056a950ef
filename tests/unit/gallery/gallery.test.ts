import { describe, expect, it } from 'vitest';
import { policyTypes } from '../../../src/engine/policy/policy';
import { listDocuments } from '../../../src/scenario/documents';
import { findInDocuments } from '../../../src/service/run';
import { decidedBy } from './decided-by';
import { differences } from './difference';
import { disappointed, folders, names, readItem, readText, runItem } from './folders';
import { readLesson, type Lesson } from '../../../src/pages/gallery/lesson';
import { topics } from '../../../src/pages/gallery/topics';

/** Documents that are meant to be faulty. */
const faulty: Readonly<Record<string, readonly string[]>> = {
  'b3-pasted-policy-is-no-json': ['/accounts/111122223333/roles/DemoRoleForEC2/policies/0/document'],
  'b9-users-and-groups': ['/accounts/111122223333/roles/Build/trustPolicy'],
  'b9-users-and-groups/flipped': ['/accounts/111122223333/roles/Build/trustPolicy'],
  '18-role-arn-or-session-arn/twin': ['/accounts/111122223333/resources/arn:aws:s3:::example-bucket/policy'],
};

function lessonOf(name: string): Lesson {
  const lesson = readLesson(readText(name, 'lesson.md'));
  if (lesson === undefined) throw new Error(`the front matter of ${name} cannot be read`);
  return lesson;
}

describe('the gallery', () => {
  it('holds B1 to B10 and 1 to 36, each once, under a name for an address', () => {
    const numbers = [...Array(10).keys()].map((index) => `b${index + 1}`);
    const rest = [...Array(36).keys()].map((index) => `${index + 1}`.padStart(2, '0'));
    expect(names.map((name) => name.split('-', 1)[0])).toEqual([...numbers, ...rest]);
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.replace(/^b?\d+-/, ''))).size).toBe(names.length);
  });

  it('gives every scenario, flip and twin a title of its own', () => {
    const titles = folders.map((folder) => readItem(folder).title);
    expect(titles).not.toContain(undefined);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('says of every scenario what settles each request', () => {
    expect(Object.keys(decidedBy).toSorted()).toEqual(folders.toSorted());
  });

  it('has no account, key or organization but those of AWS’s documentation', () => {
    const allowed = ['111122223333', '444455556666', '777788889999', '999988887777'];
    const numbers = folders.flatMap((folder) => readText(folder).match(/(?<![0-9a-f-])\d{12}(?!\d)/g) ?? []);
    expect([...new Set(numbers)].filter((number) => !allowed.includes(number))).toEqual([]);
  });
});

describe.each(folders)('%s', (folder) => {
  it('comes out as expected, every request of it', async () => {
    expect(disappointed(await runItem(folder))).toEqual([]);
  });

  it('is settled by the policy type that the gallery names', async () => {
    const { results } = await runItem(folder);
    expect(results.map((result) => result.decidedBy)).toEqual(decidedBy[folder]);
  });

  it('names its requests, and leads to what it shows first', () => {
    const scenario = readItem(folder);
    const { view, requests = [] } = scenario;
    expect(requests.filter(({ name }) => name === undefined || name === '')).toEqual([]);
    expect(requests.length).toBeGreaterThan(view?.request ?? 0);
    const pointers = listDocuments(scenario).map(({ pointer }) => pointer);
    if (view?.document !== undefined) expect(pointers).toContain(view.document);
  });

  it('has no problem, and no faulty document but one that shall be', async () => {
    const errors = findInDocuments(readItem(folder)).filter(({ findings }) =>
      findings.some(({ severity }) => severity === 'ERROR'),
    );
    expect(errors.map(({ pointer }) => pointer)).toEqual(faulty[folder] ?? []);
    expect((await runItem(folder)).problems).toEqual([]);
  });
});

describe.each(names)('the flip of %s', (name) => {
  const flip = `${name}/flipped`;

  it('changes a verdict', async () => {
    const [before, after] = [await runItem(name), await runItem(flip)];
    const outcomes = before.results.map(({ outcome }) => outcome);
    expect(after.results.map(({ outcome }) => outcome)).not.toEqual(outcomes);
    expect(after.results).toHaveLength(outcomes.length);
  });

  it('is one edit: what differs stands in one place, and is no more than an element renamed or a test added', () => {
    const told = /^\/(title|description|requests\/\d+\/expect)$/;
    const changed = differences(JSON.parse(readText(name)), JSON.parse(readText(flip))).filter(
      (pointer) => !told.test(pointer),
    );
    expect(changed.length).toBeGreaterThanOrEqual(1);
    expect(changed.length, changed.join(', ')).toBeLessThanOrEqual(3);
    const owners = changed.map((pointer) => /^.*\/Statement\/\d+/.exec(pointer)?.[0] ?? pointer);
    expect(new Set(owners).size, changed.join(', ')).toBe(1);
  });
});

describe.each(names)('the lesson of %s', (name) => {
  const lesson = lessonOf(name);
  const { texts, lists, body } = lesson;

  it('has a front matter that is complete and typed', () => {
    expect(Object.keys(texts).filter((key) => key !== 'disputed')).toEqual([
      'title',
      'summary',
      'topic',
      'flip',
      'tempting',
      'trap',
    ]);
    expect(Object.keys(lists)).toEqual(['tags', 'policyTypes', 'symptoms', 'source']);
    expect(topics.map(({ id }) => id)).toContain(texts['topic']);
    expect([undefined, 'true']).toContain(texts['disputed']);
    for (const sentence of [texts['summary'], texts['flip']]) expect(sentence).toMatch(/^[A-Z].*[^.]\.$/);
    for (const list of Object.values(lists)) {
      expect(new Set(list).size).toBe(list.length);
      expect(list.filter((item) => item === '' || item !== item.trim())).toEqual([]);
    }
    expect((lists['policyTypes'] ?? []).filter((type) => !(policyTypes as readonly string[]).includes(type))).toEqual(
      [],
    );
  });

  it('says which wrong answer is tempting, and what is wrong with it', async () => {
    const [number = '', outcome, ...more] = (texts['tempting'] ?? '').split(' ');
    expect(more).toEqual([]);
    const { results } = await runItem(name);
    const asked = results[Number(number) - 1];
    expect(asked).toBeDefined();
    expect(['allowed', 'explicitDeny', 'implicitDeny', 'error']).toContain(outcome);
    expect(outcome).not.toBe(asked?.outcome);
    expect(texts['trap']).toMatch(/^[^ ].{60,220}\.$/);
  });

  it('lists every policy type that settles a request, so that a filter finds it', () => {
    const settling = [...(decidedBy[name] ?? []), ...(decidedBy[`${name}/flipped`] ?? [])];
    const types = settling.filter((by) => (policyTypes as readonly string[]).includes(by));
    expect([...new Set(types)].filter((type) => !(lists['policyTypes'] ?? []).includes(type))).toEqual([]);
  });

  it('tells in 80 to 200 words, and in the words of its scenario and flip', () => {
    const words = body.split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(80);
    expect(words).toBeLessThanOrEqual(200);
    expect(readItem(name).title).toBe(texts['title']);
    expect(readItem(`${name}/flipped`).description).toBe(texts['flip']);
  });

  it('says on which point sources disagree, where they do', () => {
    expect(/\*\*(Where sources disagree|Service rule, not policy)\.\*\*/.test(body)).toBe(texts['disputed'] === 'true');
  });
});
