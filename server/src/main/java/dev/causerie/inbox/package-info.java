/// What was left for us while nobody was there: entries that are answered by mail.
package dev.causerie.inbox;
