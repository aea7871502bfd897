import * as contract from '#contract/rules.ts';
import { bind, type Route } from '#platform/serve.ts';
import { adoptRuleBook } from './adopt-rule-book.ts';
import { draftRuleBook } from './draft-rule-book.ts';
import { discardRuleBook, putRule, putSettings, removeRule } from './edit-draft.ts';
import { readPublicDifferences, readPublicRules, readPublicVersion, readPublicVersions } from './read-public-rules.ts';
import { readRuleBook, readRuleBooks } from './read-rule-books.ts';
import { tryRule } from './try-rule.ts';

export const routes: readonly Route[] = [
  bind(contract.readPublicRules, readPublicRules),
  bind(contract.readPublicVersions, readPublicVersions),
  bind(contract.readPublicVersion, readPublicVersion),
  bind(contract.readPublicDifferences, readPublicDifferences),
  bind(contract.readRuleBooks, readRuleBooks),
  bind(contract.readRuleBook, readRuleBook),
  bind(contract.draftRuleBook, draftRuleBook),
  bind(contract.putRule, putRule),
  bind(contract.removeRule, removeRule),
  bind(contract.putSettings, putSettings),
  bind(contract.adoptRuleBook, adoptRuleBook),
  bind(contract.discardRuleBook, discardRuleBook),
  bind(contract.tryRule, tryRule),
];
