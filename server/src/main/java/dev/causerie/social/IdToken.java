package dev.causerie.social;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an OpenID Connect provider has signed.
///
/// Promise: nothing is believed but what the provider signed with a key of its own, by an algorithm of [#ALGORITHMS],
/// for us, for this one visit, and just now.
///
/// @param issuer who must have signed
/// @param client for whom
/// @param nonce for which visit
record IdToken(String issuer, String client, String nonce) {
    /// By keys of which only one half is public: never by our own secret, and never by none.
    static final List<String> ALGORITHMS =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private static final Set<String> NEEDED = Set.of("sub", "iat", "exp", "nonce");

    /// @param keys the provider's, as it publishes them
    Optional<JWTClaimsSet> read(String token, String keys) {
        try {
            Set<JWSAlgorithm> algorithms =
                    ALGORITHMS.stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    algorithms, new ImmutableJWKSet<>(JWKSet.parse(keys).toPublicJWKSet())));
            JWTClaimsSet expected = new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .claim("nonce", nonce)
                    .build();
            processor.setJWTClaimsSetVerifier(
                    new DefaultJWTClaimsVerifier<>(Set.of(client), expected, NEEDED, Set.of()));
            JWTClaimsSet claims = processor.process(token, null);
            return isForUs(claims) ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /// Whether there is a key among them that we could use.
    static boolean usable(String keys) {
        try {
            return JWKSet.parse(keys).getKeys().stream()
                    .anyMatch(
                            key -> Set.of("RSA", "EC").contains(key.getKeyType().getValue()));
        } catch (ParseException | IllegalArgumentException garbage) {
            return false;
        }
    }

    /// What is for several says whom it was given to.
    private boolean isForUs(JWTClaimsSet claims) throws ParseException {
        String party = claims.getStringClaim("azp");
        return party == null ? claims.getAudience().size() == 1 : party.equals(client);
    }
}
