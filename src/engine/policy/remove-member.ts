import type { Fix } from '../finding';
import type { JsonMember, JsonObject } from '../json/tree';

/** Takes a member out of its object, together with the comma that it leaves over. */
export function removeMember(object: JsonObject, member: JsonMember): Fix {
  const at = object.members.indexOf(member);
  const before = object.members[at - 1];
  const after = object.members[at + 1];
  const from = before === undefined ? member.key.span.from : before.value.span.to;
  const to = before === undefined && after !== undefined ? after.key.span.from : member.value.span.to;
  return { label: `remove ${member.key.value.slice(0, 40)}`, edits: [{ span: { from, to }, insert: '' }] };
}
