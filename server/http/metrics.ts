import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';

export interface Metered {
  sockets(): number;
  waitingBytes(): number;
  documents(): number;
  logPending(): number;
  apart(): number;
}

/** For Prometheus. No label carries content: only routes as written in the code, statuses and reasons. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #refusals = new Counter({
    name: 'fallrunde_refusals_total',
    help: 'Connections closed by the server, by reason',
    labelNames: ['reason'],
    registers: [this.#registry],
  });
  readonly #requests = new Histogram({
    name: 'fallrunde_http_request_seconds',
    help: 'HTTP requests, by route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  countRefusal(reason: CloseReason): void {
    this.#refusals.inc({ reason });
  }

  watch(metered: Metered): void {
    this.#gauge('fallrunde_sockets', 'Open connections', metered.sockets);
    this.#gauge('fallrunde_waiting_bytes', 'Not yet read by clients', metered.waitingBytes);
    this.#gauge('fallrunde_documents', 'Documents in memory', metered.documents);
    this.#gauge('fallrunde_log_pending', 'Updates not yet on disk', metered.logPending);
    this.#gauge('fallrunde_apart', '1: this node cannot hear the other nodes', metered.apart);
  }

  serve(app: FastifyInstance): void {
    app.addHook('onResponse', async (request, reply) => {
      const labels = {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: String(reply.statusCode),
      };
      this.#requests.observe(labels, reply.elapsedTime / 1000);
    });
    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
      reply.type(this.#registry.contentType).send(await this.#registry.metrics()),
    );
  }

  #gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read());
      },
    });
  }
}
