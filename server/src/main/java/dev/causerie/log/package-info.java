/// How the logs of chats are kept in the database: the one adapter of [dev.causerie.chat.Chats].
package dev.causerie.log;
