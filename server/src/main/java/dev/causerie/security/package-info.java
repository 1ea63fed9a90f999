/// Who may come in: passwords, sessions, the first administrator, visitors' tokens, and where a request comes from.
package dev.causerie.security;
