import type { RuntimeConfig } from '../../shared/protocol/http.ts';

const meta = document.querySelector<HTMLMetaElement>('meta[name="fallrunde"]');

function read(): RuntimeConfig {
  try {
    return JSON.parse(meta?.content ?? '{}') as RuntimeConfig;
  } catch {
    return {};
  }
}

/** The nonce of the page: tldraw needs it for the style elements it adds. */
export const nonce: string | undefined = meta?.nonce || undefined;
export const tldrawLicenseKey: string | undefined = read().tldrawLicenseKey;
