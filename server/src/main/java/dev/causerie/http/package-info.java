/// What every answer over HTTP has in common: problems, headers, files, the client's address.
package dev.causerie.http;
