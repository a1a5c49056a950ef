/** A node while it is put together: spreading optional members into it costs more than all the matching. */
export type Growing<Node> = { -readonly [Member in keyof Node]: Node[Member] };
