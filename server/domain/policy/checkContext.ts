import { type ContextRules, startingContext } from "../context/rules";
import type { PolicyDocument } from "./document";
import { withA } from "./examples";
import { type Finding, find } from "./finding";

type EventRule = ContextRules["events"][number];
type VolumeRule = ContextRules["volume"][number];
type Rule = EventRule | VolumeRule;

/** The rules of a context that name issue types, each with its place and what it is about. */
function rulesOf({ events, volume }: ContextRules): { rule: Rule; path: string; about: string }[] {
  return [
    ...events.map((rule, i) => ({ rule, path: `context.events.${i}`, about: `after the event ${rule.event}` })),
    ...volume.map((rule, i) => ({
      rule,
      path: `context.volume.${i}`,
      about: `from an account whose ${rule.metric ?? "use"} grew`,
    })),
  ];
}

const textOf = (rule: Rule) => JSON.stringify(Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1)));
/** Rules that a document has without saying so. They name the starter's issue types, which a desk need not have. */
const starting = new Set(rulesOf(startingContext).map(({ rule }) => textOf(rule)));

/** Whether `one` never counts, because `other` counts at least as much wherever it does. */
function isCovered(one: Rule, other: Rule): boolean {
  if (!one.issueTypes.every((t) => other.issueTypes.includes(t)) || one.complexity > other.complexity) return false;
  if ("event" in one) return "event" in other && one.event === other.event && one.days <= other.days;
  return "metric" in other && one.metric === other.metric && one.from >= other.from;
}

/** Rules of the context that could not do what they say: issue types that do not exist, one type twice, one rule twice. */
export function contextErrors(p: PolicyDocument): Finding[] {
  const types = new Set(p.issueTypes.map((t) => t.id));
  const all = rulesOf(p.context);
  const unknown = all
    .filter(({ rule }) => !starting.has(textOf(rule)))
    .flatMap(({ rule, path, about }) =>
      rule.issueTypes.flatMap((id, k) => {
        if (types.has(id)) return [];
        const at = `${path}.issueTypes.${k}`;
        const message = `${at} names the issue type ${id}, which does not exist`;
        const who = `A question that was meant by ${id}, ${about}: nothing counts.`;
        return [find("dangling", at, message, who, "Name an issue type of this policy, or take it out.")];
      }),
    );
  const twice = all.flatMap(({ rule, path, about }) =>
    rule.issueTypes.flatMap((id, k) => {
      const first = rule.issueTypes.indexOf(id);
      if (first === k) return [];
      const message = `${path}.issueTypes.${k} repeats ${path}.issueTypes.${first} (${id})`;
      return [
        find(
          "duplicate",
          `${path}.issueTypes.${k}`,
          message,
          `${withA(id)} ticket ${about}.`,
          "Take one of the two out.",
        ),
      ];
    }),
  );
  const covered = all.flatMap(({ rule, path, about }, i) => {
    // Of two that say the same the later one is superfluous.
    const by = all.find(
      (other, k) => k !== i && isCovered(rule, other.rule) && !(k > i && isCovered(other.rule, rule)),
    );
    if (!by) return [];
    const message = `${path} never counts: ${by.path} counts at least as much wherever it applies`;
    return [
      find("duplicate", path, message, `${withA(rule.issueTypes[0]!)} ticket ${about}.`, "Remove one of the two."),
    ];
  });
  return [...unknown, ...twice, ...covered];
}

/** Rules that apply and change nothing. */
export function contextWarnings(p: PolicyDocument): Finding[] {
  const silent = rulesOf(p.context).flatMap(({ rule, path, about }) => {
    if (rule.complexity > 0 || p.context.isChecked) return [];
    const message = `${path}.complexity is 0 and context.isChecked is off, so the rule changes nothing`;
    const who = `${withA(rule.issueTypes[0]!)} ticket ${about}.`;
    return [find("ruleWithoutEffect", `${path}.complexity`, message, who, "Raise it above 0 or remove the rule.")];
  });
  const hasRules = p.context.events.length + p.context.volume.length > 0;
  const limited =
    hasRules && p.context.complexityLimit === 0 && !p.context.isChecked
      ? [
          find(
            "ruleWithoutEffect",
            "context.complexityLimit",
            "context.complexityLimit is 0, so no rule of the context makes anything harder",
            "A ticket after a migration is decided as any other.",
            "Raise it above 0 or remove the rules.",
          ),
        ]
      : [];
  const { currency, rates } = p.context.value;
  const own = Object.hasOwn(rates, currency)
    ? [
        find(
          "ruleWithoutEffect",
          `context.value.rates.${currency}`,
          `context.value.rates.${currency} is never used: amounts are counted in ${currency}`,
          `An account with a contract in ${currency}.`,
          "Take it out.",
          {
            repair: [
              {
                path: ["context", "value", "rates"],
                value: Object.fromEntries(Object.entries(rates).filter(([c]) => c !== currency)),
              },
            ],
          },
        ),
      ]
    : [];
  return [...silent, ...limited, ...own];
}
