/// Name and address of a visitor, taken over from somebody they have an account with (OAuth 2, OpenID Connect).
package dev.causerie.social;
