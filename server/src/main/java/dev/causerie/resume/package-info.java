/// Links by mail that go on in a chat, each once.
package dev.causerie.resume;
