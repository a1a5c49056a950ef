/** What components need to know of places in a scenario. */
export { textAt, valueAt } from '../scenario/edit';
export { below } from '../scenario/pointer';
