import type { RuleContent } from '../../shared/method/rule.ts';
import type {
  Rule,
  RuleDecision,
  RuleDeletion,
  RuleUpdate,
  RuleVoiceInput,
} from '../../shared/protocol/rules.ts';
import { call, read } from './api.ts';

const of = (number: number) => `/rules/${number}`;

/** The newest first. */
export function fetchRules(): Promise<readonly Rule[]> {
  return read('GET', '/rules');
}

export function draftRule(content: RuleContent): Promise<Rule> {
  return read('POST', '/rules', content);
}

export function updateRule(number: number, update: RuleUpdate): Promise<Rule> {
  return read('PUT', of(number), update);
}

export async function removeRule(number: number, { basedOn }: RuleDeletion): Promise<void> {
  await call('DELETE', `${of(number)}?basedOn=${basedOn}`);
}

export function sayToRule(number: number, input: RuleVoiceInput): Promise<Rule> {
  return read('POST', `${of(number)}/voices`, input);
}

export function decideRule(number: number, decision: RuleDecision): Promise<Rule> {
  return read('POST', `${of(number)}/decision`, decision);
}
