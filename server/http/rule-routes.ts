import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { normaliseWhole } from '../../shared/case/normalise.ts';
import { isoDay } from '../../shared/method/retention.ts';
import { type RuleContent, readRuleContent } from '../../shared/method/rule.ts';
import type {
  RuleDecision,
  RuleDeletion,
  RuleUpdate,
  RuleVoiceInput,
} from '../../shared/protocol/rules.ts';
import type { Person } from '../access/person.ts';
import { policy } from '../access/policy.ts';
import { RuleError, type RuleStore } from '../store/rule-store.ts';
import { SettingsError } from '../store/settings-store.ts';
import { sendError } from './api-error.ts';
import * as ruleSchemas from './rule-schemas.ts';
import * as schemas from './schemas.ts';
import type { SignedIn } from './signed-in.ts';

export interface RuleRoutesOptions {
  readonly signedIn: SignedIn;
  readonly rules: RuleStore;
}

type OfRule = { Params: { number: number } };

/** Where the town is, the day may have begun already. */
const dayMs = 24 * 60 * 60_000;

const perMinute = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Regeln: drafted by who coordinates, weighed and decided by the steering group, read by all staff. */
export function ruleRoutes(app: FastifyInstance, { signedIn, rules }: RuleRoutesOptions): void {
  /** Who asks, where they may; else the answer has been sent. */
  const whoMay = async (
    request: FastifyRequest,
    reply: FastifyReply,
    may: (participant: Person) => boolean,
  ): Promise<Person | undefined> => {
    const participant = await signedIn(request, reply);
    if (!participant || may(participant)) return participant;
    sendError(reply, 'forbidden');
    return undefined;
  };

  /** Writes, and answers with the rule as it is then. */
  const write = async (
    reply: FastifyReply,
    participant: Person,
    status: number,
    done: () => Promise<number>,
  ) => {
    try {
      const number = await done();
      return await reply.code(status).send(await rules.get(number, participant.id));
    } catch (error) {
      if (error instanceof RuleError) return sendError(reply, error.code);
      if (error instanceof SettingsError) return sendError(reply, 'ruleOutdated');
      throw error;
    }
  };

  const params = ruleSchemas.number;
  const response = schemas.answers(200, ruleSchemas.rule);

  app.get(
    '/rules',
    { schema: { response: schemas.answers(200, ruleSchemas.rules) } },
    async (request, reply) => {
      const participant = await whoMay(request, reply, policy.mayReadLearning);
      return participant ? rules.list(participant.id) : reply;
    },
  );

  app.post<{ Body: RuleContent }>(
    '/rules',
    {
      config: perMinute,
      schema: { body: ruleSchemas.content, response: schemas.answers(201, ruleSchemas.rule) },
    },
    async (request, reply) => {
      const participant = await whoMay(request, reply, policy.mayDraftRules);
      if (!participant) return reply;
      const content = soundContent(request.body);
      if (typeof content === 'string') return sendError(reply, 'invalid', content);
      return write(reply, participant, 201, () => rules.draft(content, participant.department));
    },
  );

  app.put<OfRule & { Body: RuleUpdate }>(
    '/rules/:number',
    { config: perMinute, schema: { params, body: ruleSchemas.update, response } },
    async (request, reply) => {
      const participant = await whoMay(request, reply, policy.mayDraftRules);
      if (!participant) return reply;
      const { basedOn, reviewUntil } = request.body;
      const { number } = request.params;
      const content = soundContent(request.body.content);
      if (typeof content === 'string') return sendError(reply, 'invalid', content);
      return write(reply, participant, 200, async () => {
        await rules.change(number, basedOn, content, reviewUntil);
        return number;
      });
    },
  );

  app.delete<OfRule & { Querystring: RuleDeletion }>(
    '/rules/:number',
    { config: perMinute, schema: { params, querystring: ruleSchemas.deletion } },
    async (request, reply) => {
      const participant = await whoMay(request, reply, policy.mayDraftRules);
      if (!participant) return reply;
      try {
        await rules.remove(request.params.number, request.query.basedOn);
      } catch (error) {
        if (error instanceof RuleError) return sendError(reply, error.code);
        throw error;
      }
      return reply.code(204).send();
    },
  );

  app.post<OfRule & { Body: RuleVoiceInput }>(
    '/rules/:number/voices',
    { config: perMinute, schema: { params, body: ruleSchemas.voice, response } },
    async (request, reply) => {
      const { kind, basedOn } = request.body;
      const isOpinion = kind === 'agree' || kind === 'reject';
      const participant = await whoMay(
        request,
        reply,
        isOpinion ? policy.mayDecideRules : policy.mayDraftRules,
      );
      if (!participant) return reply;
      const { number } = request.params;
      const text = normaliseWhole(request.body.text, true);
      if (text === '' && kind !== 'agree') return sendError(reply, 'invalid', 'text');
      return write(reply, participant, 200, async () => {
        await rules.say(number, participant, { basedOn, kind, text });
        return number;
      });
    },
  );

  app.post<OfRule & { Body: RuleDecision }>(
    '/rules/:number/decision',
    { config: perMinute, schema: { params, body: ruleSchemas.decision, response } },
    async (request, reply) => {
      const participant = await whoMay(request, reply, policy.mayDecideRules);
      if (!participant) return reply;
      const { decision, validFrom } = request.body;
      const { number } = request.params;
      const reason = normaliseWhole(request.body.reason ?? '', true);
      if (
        decision === 'accept' &&
        (validFrom === undefined || validFrom > isoDay(Date.now() + dayMs))
      )
        return sendError(reply, 'invalid', 'validFrom');
      if (decision !== 'accept' && reason === '') return sendError(reply, 'invalid', 'reason');
      return write(reply, participant, 200, async () => {
        await rules.decide(number, { ...request.body, reason }, participant.department);
        return number;
      });
    },
  );
}

/** Its texts normalised; or the field that is missing or wrong. */
function soundContent(content: RuleContent): RuleContent | keyof RuleContent {
  const title = normaliseWhole(content.title, false);
  const text = normaliseWhole(content.text, true);
  if (title === '') return 'title';
  if (text === '') return 'text';
  const exceptions = content.exceptions.flatMap((each) => normaliseWhole(each, true) || []);
  return readRuleContent({ ...content, title, text, exceptions }) ?? 'change';
}
