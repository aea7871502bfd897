import { cliWords, commandNames, commandWords, environmentWords, type CommandName } from '#words/cli.ts';
import type { Words } from '#words/words.ts';
import { explain, notice, type Command } from './terminal.ts';

const commands: Readonly<Record<CommandName, () => Promise<{ readonly command: Command }>>> = {
  serve: () => import('./serve.ts'),
  migrate: () => import('./migrate.ts'),
  found: () => import('./found.ts'),
  import: () => import('./import.ts'),
  demo: () => import('./demo.ts'),
  'ledger check': () => import('./ledger-check.ts'),
  doctor: () => import('./doctor.ts'),
};

const both = ({ zh, en }: Words): string => `${zh}\n${' '.repeat(24)}${en}`;
const row = (name: string, words: Words): string => `  ${name.padEnd(22)}${both(words)}`;
const heading = (words: Words): string => `\n${words.zh} ${words.en}:`;

function help(): string {
  return [
    `${cliWords.title.zh} · ${cliWords.title.en}`,
    heading(cliWords.usage),
    '  npx liren <command> [--help]',
    heading(cliWords.commands),
    ...commandNames.map((name) => row(name, commandWords[name].summary)),
    heading(cliWords.environment),
    ...Object.entries(environmentWords).map(([name, words]) => row(name, words)),
    `\n${cliWords.perCommand.zh}\n${cliWords.perCommand.en}`,
  ].join('\n');
}

function helpFor(name: CommandName): string {
  const { usage, summary, more, options } = commandWords[name];
  const optionRows = Object.entries(options ?? {}).map(([option, words]) => row(option, words));
  return [
    `${cliWords.usage.zh} ${cliWords.usage.en}: ${usage}`,
    `\n${summary.zh}\n${summary.en}`,
    `\n${more.zh}\n${more.en}`,
    ...(optionRows.length > 0 ? [heading(cliWords.options), ...optionRows] : []),
  ].join('\n');
}

/** Two-word commands first, so that `ledger check` is not taken for `ledger`. */
function commandOf(args: readonly string[]): { readonly name: CommandName; readonly rest: readonly string[] } | undefined {
  for (const name of commandNames.toSorted((a, b) => b.length - a.length)) {
    const length = name.split(' ').length;
    if (args.slice(0, length).join(' ') === name) return { name, rest: args.slice(length) };
  }
  return undefined;
}

const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');
const isWrongOption = (error: unknown): error is Error => error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

async function main(args: readonly string[]): Promise<number> {
  const found = commandOf(args);
  if (!found) {
    const words = args.filter((each) => !each.startsWith('-'));
    if (words.length === 0 || words[0] === 'help') {
      console.log(help());
      return args.length === 0 || asksForHelp(args) || words[0] === 'help' ? 0 : 2;
    }
    notice(cliWords.unknownCommand(words.join(' ')));
    return 2;
  }
  if (asksForHelp(found.rest)) {
    console.log(helpFor(found.name));
    return 0;
  }
  try {
    const { command } = await commands[found.name]();
    return await command(found.rest);
  } catch (error) {
    if (isWrongOption(error)) {
      notice(cliWords.wrongOption(error.message));
      return 2;
    }
    explain(error);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
// Something a command left open must not keep a finished command alive.
setTimeout(() => process.exit(), 3000).unref();
