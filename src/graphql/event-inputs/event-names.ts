/** The field of a chart's typed event input that stands for an event type: `conversation.post` is `post`. */
export function eventField(chart: string, type: string): string {
  const short = type.startsWith(`${chart}.`) ? type.slice(chart.length + 1) : type;
  return toName(short);
}

/** A chart's id as a GraphQL name: `circuit-breaker` is `circuitBreaker`. */
export function toName(text: string): string {
  const [first = '', ...rest] = text.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  return [first, ...rest.map(toTitle)].join('');
}

export function toTitle(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
