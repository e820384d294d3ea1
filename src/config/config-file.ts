import { z } from 'zod';
import { mcpServersSchema } from './mcp-servers.ts';
import { notificationsSchema } from './notification-channels.ts';

const name = z.string().trim().min(1);
const price = z.strictObject({ inputPerMillion: z.number().min(0), outputPerMillion: z.number().min(0) });
const milliseconds = z.number().int().min(1);
const timeouts = z.strictObject({
  connectMs: milliseconds.optional(),
  firstTokenMs: milliseconds.optional(),
  idleMs: milliseconds.optional(),
  totalMs: milliseconds.optional(),
});

export const providerSchema = z.strictObject({
  name,
  baseUrl: z.url({ protocol: /^https?$/ }),
  model: name,
  tiers: z
    .strictObject({ small: name.optional(), standard: name.optional(), large: name.optional() })
    .optional(),
  contextTokens: z.int().min(1_000).optional(),
  apiKey: z.string().min(1).optional(),
  apiKeyEnv: name.optional(),
  headers: z.record(z.string(), z.string()).optional(),
  timeouts: timeouts.optional(),
  prices: z.record(z.string(), price).optional(),
  stream: z.boolean().optional(),
});

export const personaSchema = z.strictObject({
  model: name.optional(),
  models: z.record(z.string(), name).optional(),
  providers: z.array(name).min(1).optional(),
});

export const roleSchema = z.enum(['viewer', 'operator', 'admin']);

export const tokenSchema = z.strictObject({
  role: roleSchema,
  token: z.string().min(8),
  /** Who it is for, as logs and rows name it. */
  name: name.optional(),
});

export const priceTableSchema = z.record(z.string(), price);

/** The parts of the file that are no single values. The others are in `scalarSettings`. */
export const structuredFileSchema = z.object({
  providers: z.array(providerSchema).default([]),
  personas: z.record(z.string(), personaSchema).default({}),
  prices: priceTableSchema.default({}),
  tokens: z.array(tokenSchema).default([]),
  mcpServers: mcpServersSchema.default({}),
  notifications: notificationsSchema.default({}),
});

export type FileProvider = z.infer<typeof providerSchema>;
export type StructuredFile = z.infer<typeof structuredFileSchema>;
export type PriceTable = z.infer<typeof priceTableSchema>;
export type PersonaSettings = z.infer<typeof personaSchema>;
export type TokenSettings = z.infer<typeof tokenSchema>;
export type Role = z.infer<typeof roleSchema>;
