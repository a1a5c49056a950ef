/** What the gallery is about, in reading order. */
export const topics = [
  { id: 'roles-and-trust', title: 'Roles and trust' },
  { id: 'sessions', title: 'Sessions' },
  { id: 'cross-account', title: 'Across accounts' },
  { id: 'conditions', title: 'Conditions' },
  { id: 'organizations', title: 'Organizations' },
  { id: 's3-and-kms', title: 'S3 and KMS' },
  { id: 'federation', title: 'Federation' },
  { id: 'mistakes', title: 'Mistakes' },
] as const;

/** The title of a topic. A topic that is none is a bug of the lesson that names it. */
export function topicTitle(id: string): string {
  const topic = topics.find((one) => one.id === id);
  if (!topic) throw new Error(`no topic ${id}`);
  return topic.title;
}
