/// Mails of an account: by which server they go and come, what waits to be sent, the texts they are made of.
package dev.causerie.mail;
