// What reads and writes policy documents, as one part of the page that comes after the first verdict (`document-tools.ts`).
export { policyText } from '../scenario/document';
export { formatDocument } from '../scenario/format';
export { applyChange } from '../scenario/misses/change';
export { withEdits } from '../scenario/text-edits';
