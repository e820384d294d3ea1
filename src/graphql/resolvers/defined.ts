type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], null | undefined> };

/** The given fields without those that GraphQL left null or absent: what ports call an optional field. */
export function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  const kept = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as Defined<Fields>;
}
