/// Speaks with mail servers: SMTP, IMAP, and the form that mails have (MIME). Knows no account and no table.
package dev.causerie.post;
