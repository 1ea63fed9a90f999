/// Whom a mail tells of what was left: the team, and the visitor.
package dev.causerie.notice;
