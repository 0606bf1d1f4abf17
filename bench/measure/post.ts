import { request } from 'undici';

/** Sends one operation and reads the whole answer. */
export async function post(url: string, body: string, authorization?: string): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...(authorization && { authorization }) };
  const response = await request(url, { method: 'POST', headers, body });
  return { status: response.statusCode, text: await response.body.text() };
}
