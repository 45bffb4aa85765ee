import type { Segment } from "../vocabulary";
import { type ExpansionStage, type FactName, factNames } from "./vocabulary";

/** A contract's worth, per year. */
export interface ContractValue {
  amount: number;
  /** ISO 4217. */
  currency: string;
}

/** What an account may be said to be; null = not known, or taken back. */
export interface AccountFacts {
  name: string;
  segment: Segment;
  plan: string | null;
  contractValue: ContractValue | null;
  /** YYYY-MM-DD. */
  renewalOn: string | null;
  expansion: ExpansionStage | null;
  /** 0..1. */
  churnRisk: number | null;
  owner: string | null;
}

const plain = (value: AccountFacts[FactName]) =>
  value !== null && typeof value === "object" ? `${value.amount} ${value.currency}` : value;

export interface FactChange {
  name: FactName;
  was: AccountFacts[FactName];
  is: AccountFacts[FactName];
}

/** Which of the facts said differ from those in force, in a fixed order. */
export function changesOf(inForce: AccountFacts, said: Partial<AccountFacts>): FactChange[] {
  return factNames.flatMap((name) => {
    const is = said[name];
    if (is === undefined || plain(is) === plain(inForce[name])) return [];
    return [{ name, was: inForce[name], is }];
  });
}
