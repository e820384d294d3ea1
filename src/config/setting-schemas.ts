import { z } from 'zod';

const asNumber = (value: unknown) => (typeof value === 'string' ? Number(value) : value);

/** A whole number, as text or as a number. */
export const count = (least: number, most: number) =>
  z.preprocess(asNumber, z.number().int().min(least).max(most)) as z.ZodType<number>;

export const amount = z.preprocess(asNumber, z.number().min(0)) as z.ZodType<number>;

export const optional = <T>(schema: z.ZodType<T>): z.ZodType<T | null> => schema.nullable();

/** Whole numbers by name: `analyst=2,scout=1`, or an object in the file. */
export const countsByName = z.preprocess(
  (value) => {
    if (typeof value !== 'string') return value;
    const items = value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
    return Object.fromEntries(
      items.map((item) => {
        const sign = item.lastIndexOf('=');
        const number = sign <= 0 ? Number.NaN : Number(item.slice(sign + 1));
        return [item.slice(0, Math.max(0, sign)).trim(), number];
      }),
    );
  },
  z.record(z.string().min(1), z.number().int().min(0).max(1_000)),
) as z.ZodType<Readonly<Record<string, number>>>;
