import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AlertKind, AlertLevel, JsonObject } from '#core';

/** What a safeguard saw or did. */
export const SafeguardAlert = defineEntity({
  name: 'SafeguardAlert',
  tableName: 'safeguard_alert',
  properties: {
    id: p.text().primary(),
    kind: p.text().$type<AlertKind>(),
    level: p.text().$type<AlertLevel>(),
    subject: p.text(),
    message: p.text(),
    root: p.text().strictNullable(),
    address: p.text(),
    details: p.json<JsonObject>().columnType('jsonb'),
    at: p.datetime(3),
  },
});

export type SafeguardAlertRow = InferEntity<typeof SafeguardAlert>;
