// SPDX-License-Identifier: MIT
'use strict';
// A provider over HTTP/2 and TLS that answers no request before N of them are
// open at once:
//
//     node multiplex.js KEY CERTIFICATE N
//
// Says "port P" when it listens. At the end of its stdin it says how many
// connections and requests there were, and how many requests at once on one
// connection: "1 connections, 40 requests, 20 at once".
const fs = require('fs');
const http2 = require('http2');

const [key, cert] = process.argv.slice(2, 4).map((name) => fs.readFileSync(name));
const together = Number(process.argv[4]);
const answer = JSON.stringify({
  id: 'chatcmpl-1',
  choices: [{
    index: 0,
    message: {role: 'assistant', content: '{"name":"Jason","age":25}'},
    finish_reason: 'stop',
  }],
  usage: {prompt_tokens: 3, completion_tokens: 2, total_tokens: 5},
});
let connections = 0;
let requests = 0;
let most = 0;
let waiting = [];

const server = http2.createSecureServer({key, cert, allowHTTP1: true});

function take(request, response) {
  const session = request.stream ? request.stream.session : request.socket;

  requests++;
  session.open = (session.open || 0) + 1;
  most = Math.max(most, session.open);
  waiting.push({session, response});
  if (waiting.length < together)
    return;
  for (const {session: from, response: to} of waiting) {
    from.open--;
    to.writeHead(200, {'content-type': 'application/json'});
    to.end(answer);
  }
  waiting = [];
}

server.on('secureConnection', () => connections++);
server.on('request', (request, response) => {
  request.resume();
  request.on('end', () => take(request, response));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`port ${server.address().port}`);
});
process.stdin.resume();
process.stdin.on('end', () => {
  console.log(`${connections} connections, ${requests} requests, ` +
    `${most} at once`);
  process.exit(0);
});
