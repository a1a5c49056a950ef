import schema from '../../../static/scenario.schema.json';

/** The part of JSON Schema that the scenario's schema is written in. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const definitions: Readonly<Record<string, Schema>> = schema.$defs;
const prefix = '#/$defs/';

/** A schema with what it refers to, and what it allows instead; of a list its items too. */
export function alternatives(one: Schema): readonly Schema[] {
  const { $ref, anyOf = [], oneOf = [], items } = one;
  const named = $ref?.startsWith(prefix) ? definitions[$ref.slice(prefix.length)] : undefined;
  const others = [...(named ? [named] : []), ...anyOf, ...oneOf, ...(items ? [items] : [])];
  return [one, ...others.flatMap(alternatives)];
}

function memberSchemas(one: Schema, name: string): readonly Schema[] {
  return alternatives(one).flatMap(({ properties, additionalProperties }) => {
    const own = properties && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    return own ? [own] : [];
  });
}

/** What can stand below the members of a scenario with these names, outermost first. */
export function schemasAt(path: readonly string[]): readonly Schema[] {
  return path.reduce<readonly Schema[]>((all, name) => all.flatMap((one) => memberSchemas(one, name)), [schema]);
}

/** What a schema says of itself, or of what it refers to. */
export function descriptionOf(one: Schema): string | undefined {
  return alternatives(one).find(({ description }) => description !== undefined)?.description;
}
