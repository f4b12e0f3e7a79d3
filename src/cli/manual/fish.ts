import { type Completed, type CompletedCommand, quoted } from "./completion.js";

/** Completion for fish: a file in ~/.config/fish/completions, or piped into `source`. */
export function fish(commands: readonly CompletedCommand[]): string {
  const others = commands.filter(({ name }) => name !== "audit");
  const names = others.map(({ name }) => name).join(" ");
  const lines = [
    "# clickaudit for fish: clickaudit --print-completion fish | source",
    ...others.map(
      ({ name, text }) => `complete -c clickaudit -n __fish_use_subcommand -a ${name} -d ${quoted(text)}`,
    ),
    ...commands.flatMap(({ name, options, words }) => {
      const when =
        name === "audit" ? `not __fish_seen_subcommand_from ${names}` : `__fish_seen_subcommand_from ${name}`;
      const ids =
        words.length > 0
          ? [`complete -c clickaudit -n ${quoted(when)} -f -a ${quoted(words.join(" "))}`]
          : [];
      return [...options.map((option) => line(option, when)), ...ids];
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function line({ names, text, value }: Completed, when: string): string {
  const named = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const what =
    value === null
      ? ""
      : value === "file"
        ? " -r -F"
        : value === "text"
          ? " -x"
          : ` -x -a ${quoted(value.join(" "))}`;
  return `complete -c clickaudit -n ${quoted(when)} ${named.join(" ")}${what} -d ${quoted(text)}`;
}
