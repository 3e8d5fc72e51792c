import type { Failure } from './contract.ts';

/** Says why a request cannot be answered: what was wrong and what would be right. Never holds a word of the visitor. */
export interface Refusal {
  status: 400 | 401 | 403 | 404 | 405 | 408 | 413 | 415 | 417 | 429 | 431 | 500;
  code: string;
  message: string;
}

/**
 * Largest body, in bytes: more than anybody writes, and little to hold. Who is refused has lost what was typed, and who is cut off by
 * the field does not know it.
 */
export const BODY_LIMIT = 65_536;

/** Every refusal whose words are always the same. */
export const REFUSALS = {
  unreadable: refusal(
    400,
    'bad_request',
    'The request cannot be read. Send HTTP/1.1 with one Host, or open the page in another browser.',
  ),
  tooSlow: refusal(408, 'request_timeout', 'The request took too long to arrive. Try again.'),
  expectation: refusal(417, 'expectation_failed', 'Send the request without the header Expect.'),
  headersTooLarge: refusal(
    431,
    'headers_too_large',
    'The cookies or other headers are too large. Open the page in a private window.',
  ),
  notUtf8: refusal(400, 'not_utf8', 'The body is not UTF-8. Send JSON in UTF-8.'),
  notJson: refusal(400, 'not_json', 'The body is not JSON. Send an object such as { "utterance": "…" }.'),
  otherSite: refusal(400, 'other_site', 'Another site sent this form by script. Send it from a page of this server.'),
  incomplete: refusal(400, 'incomplete_body', 'The body ended early. Send all of it.'),
  originNotAllowed: refusal(403, 'origin_not_allowed', 'This server does not answer pages of this origin.'),
  notFound: refusal(404, 'not_found', 'There is nothing at this address.'),
  methodNotAllowed: refusal(
    405,
    'method_not_allowed',
    'This address has no such method. The header Allow lists those it has.',
  ),
  tooLarge: refusal(413, 'body_too_large', `The body is too large. Send at most ${BODY_LIMIT} bytes.`),
  notJsonType: refusal(
    415,
    'unsupported_media_type',
    'Send Content-Type: application/json, in UTF-8 and not compressed.',
  ),
  notFormType: refusal(415, 'unsupported_media_type', 'Send Content-Type: application/x-www-form-urlencoded.'),
  tooMany: refusal(
    429,
    'too_many_requests',
    'Too many requests from this address. The header Retry-After says when to try again.',
  ),
  unauthorized: refusal(401, 'unauthorized', 'Send Authorization: Bearer and the token of this server.'),
  internal: refusal(500, 'internal_error', 'The server failed. Try again.'),
} as const;

/** A body of the wrong shape; `message` says which field and what would be right. */
export function wrongShape(message: string): Refusal {
  return refusal(400, 'wrong_shape', message);
}

/** The body of every reply of `/v1` that is not 2xx. */
export function failureOf({ code, message }: Refusal): Failure {
  return { error: { code, message } };
}

function refusal(status: Refusal['status'], code: string, message: string): Refusal {
  return { status, code, message };
}
