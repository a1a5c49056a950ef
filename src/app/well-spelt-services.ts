import type { Assistant } from './assistant.svelte';

/** The service principals that AWS's policies and documentation name, well spelt; none where they did not load. */
export async function wellSpeltServices(assistant: Assistant): Promise<readonly string[]> {
  const answer = await assistant.servicePrincipals();
  if (answer.kind !== 'answered' || answer.value.kind !== 'found') return [];
  return answer.value.value.flatMap(({ name, misspeltFor }) => (misspeltFor === undefined ? [name] : []));
}
