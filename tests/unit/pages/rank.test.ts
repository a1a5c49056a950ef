import { describe, expect, it } from 'vitest';
import { rank } from '../../../src/pages/script/rank';
import { names, readText } from '../gallery/folders';
import { readLesson } from '../../../src/pages/gallery/lesson';

const entries = names.map((name) => {
  const lesson = readLesson(readText(name, 'lesson.md'));
  return {
    name,
    symptoms: lesson?.lists['symptoms'] ?? [],
    text: [lesson?.texts['title'], lesson?.texts['summary'], ...(lesson?.lists['tags'] ?? [])].join(' '),
  };
});

const found = (query: string) => rank(query, entries).map(({ name }) => name);

const user = 'User: arn:aws:iam::123456789012:user/me is not authorized to perform:';

describe('search in the gallery', () => {
  it.each([
    [
      `An error occurred (AccessDenied) when calling the ListObjectsV2 operation: ${user} s3:ListBucket on resource: "arn:aws:s3:::my-bucket" because no identity-based policy allows the s3:ListBucket action`,
      '26-bucket-arn-or-objects',
    ],
    [
      'An error occurred (403) when calling the HeadObject operation: Forbidden, what shall I do',
      '27-missing-key-is-403',
    ],
    [
      `${user} sqs:SendMessage on resource: arn:aws:sqs:us-east-1:123456789012:q because no permissions boundary allows the sqs:SendMessage action`,
      '21-boundary-is-a-ceiling',
    ],
    ['ClientError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.', 'b5-sessions-end'],
    [
      'Lambda: The role defined for the function cannot be assumed by Lambda. (Service: AWSLambda)',
      '14-not-that-service',
    ],
  ])('finds what a pasted message is about: %s', (message, name) => {
    expect(found(message)[0]).toBe(name);
  });

  it('puts an item among the first ten for each of its own symptoms', () => {
    const lost = entries.flatMap(({ name, symptoms }) =>
      symptoms.filter((symptom) => !found(`${symptom} with some words around`).slice(0, 10).includes(name)),
    );
    expect(lost.filter((symptom) => symptom.split(' ').length > 5 && !symptom.startsWith('because no'))).toEqual([]);
  });

  it('asks for all of a few words, as parts of words and in any case', () => {
    expect(found('ExternalId')).toContain('06-forgotten-external-id');
    expect(found('kms decrypt')).toContain('25-cross-account-s3-with-kms');
    expect(found('kms zebra')).toEqual([]);
  });

  it('finds everything for nothing', () => {
    expect(found('  ')).toHaveLength(names.length);
  });
});
