export { evaluateStory } from './story';
export { noFacts, type ReferenceFacts } from './facts';
export { readPolicy } from './policy/read';
