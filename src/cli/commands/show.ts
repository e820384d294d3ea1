import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { conversationAddress } from '../deliberate/open-conversation.ts';
import { loadMessages, overviewEvents } from '../deliberate/overview-events.ts';
import { type ActorDetail, findActor } from '../documents/actors.ts';
import { type ConversationOverview, conversationOverview } from '../documents/conversation.ts';
import type { MessageView } from '../documents/views.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { actorLines } from '../render/actor-lines.ts';
import { conversationLines } from '../render/conversation-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly json?: boolean;
}

type Found =
  | {
      readonly kind: 'conversation';
      readonly conversation: ConversationOverview;
      readonly messages: readonly MessageView[];
    }
  | { readonly kind: 'actor'; readonly actor: ActorDetail };

export function addShow(program: Command, context: CommandContext): void {
  withServerOptions(program.command('show'))
    .description('show a conversation with its whole transcript, or any actor')
    .argument('<id>', 'as `statehouse conversations` or `statehouse actors` lists it')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse show conversation/01J…', 'statehouse show conversation/01J…/agent:1 --json'),
    )
    .action(async (given: string, options: Options) => {
      const id = conversationAddress(given);
      const found = await withApi(context, options, async (api): Promise<Found> => {
        const { conversation } = await api.request(conversationOverview, { id });
        if (conversation !== null)
          return { kind: 'conversation', conversation, messages: await loadMessages(api, id) };
        const { actor } = await api.request(findActor, { address: id });
        if (actor === null) throw CliError.notFound('conversation or actor', given);
        return { kind: 'actor', actor };
      });
      const { terminal } = context;
      const page = pageOf(terminal);
      if (found.kind === 'actor') {
        return options.json
          ? printJson(terminal, found.actor)
          : printLines(terminal, actorLines(page, found.actor));
      }
      const { conversation, messages } = found;
      if (options.json) return printJson(terminal, { ...conversation, messages });
      printLines(terminal, conversationLines(page, conversation, overviewEvents(conversation, messages)));
    });
}
