/// Pages of other sites, fetched without ever reaching into the network that the server stands in.
package dev.causerie.fetch;
