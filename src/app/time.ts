export { defaultNow, parseInstant as instantOf } from '../scenario/world/time';
