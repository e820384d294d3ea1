import type {
  ChatCompletionCreateParams,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { ModelMessage, ModelRequest, StructuredOutput } from '#core';
import type { Capabilities } from './capabilities.ts';

export interface BodyOptions {
  readonly request: ModelRequest;
  /** The messages to send: those of the request, and those of repairs. */
  readonly messages: readonly ModelMessage[];
  readonly model: string;
  readonly stream: boolean;
  readonly capabilities: Capabilities;
}

/** The body of a chat completion request, in the dialect that the endpoint accepts. */
export function buildRequestBody(options: BodyOptions): ChatCompletionCreateParams {
  const { request, capabilities, stream } = options;
  const { output } = request;
  const messages = options.messages.map(toWire);
  const body: ChatCompletionCreateParams = {
    model: options.model,
    messages:
      output && capabilities.output !== 'jsonSchema' ? withSchemaInPrompt(messages, output) : messages,
    stream,
  };
  if (stream && capabilities.streamOptions) body.stream_options = { include_usage: true };
  if (request.temperature !== undefined && capabilities.temperature) body.temperature = request.temperature;
  if (request.seed !== undefined && capabilities.seed) body.seed = request.seed;
  if (request.maxOutputTokens !== undefined) body[capabilities.tokenLimit] = request.maxOutputTokens;
  if (request.tools !== undefined && request.tools.length > 0) {
    body.tools = request.tools.map((tool) => ({
      type: 'function',
      function: { name: tool.name, description: tool.description, parameters: { ...tool.parameters } },
    }));
  }
  if (output && capabilities.output === 'jsonSchema') {
    body.response_format = {
      type: 'json_schema',
      json_schema: { name: output.name, schema: { ...output.schema }, strict: true },
    };
  }
  if (output && capabilities.output === 'jsonObject') body.response_format = { type: 'json_object' };
  return body;
}

function toWire(message: ModelMessage): ChatCompletionMessageParam {
  const named = message.name === undefined ? {} : { name: message.name };
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content, ...named };
    case 'user':
      return { role: 'user', content: message.content, ...named };
    case 'tool':
      return { role: 'tool', content: message.content, tool_call_id: message.toolCallId ?? '' };
    case 'assistant': {
      const calls = (message.toolCalls ?? []).map((call) => ({
        id: call.id,
        type: 'function' as const,
        function: { name: call.name, arguments: call.arguments },
      }));
      return {
        role: 'assistant',
        content: message.content,
        ...named,
        ...(calls.length > 0 ? { tool_calls: calls } : {}),
      };
    }
  }
}

/** The schema goes into the system message, for endpoints that do not enforce one. */
function withSchemaInPrompt(
  messages: readonly ChatCompletionMessageParam[],
  output: StructuredOutput,
): ChatCompletionMessageParam[] {
  const words = `# Reply format\nReply with one JSON object and nothing else: no explanation, no code fence. Its name is "${output.name}". It must be valid against this JSON schema:\n${JSON.stringify(output.schema)}`;
  const [first, ...rest] = messages;
  if (first?.role === 'system' && typeof first.content === 'string') {
    return [{ ...first, content: `${first.content}\n\n${words}` }, ...rest];
  }
  return [{ role: 'system', content: words }, ...messages];
}
