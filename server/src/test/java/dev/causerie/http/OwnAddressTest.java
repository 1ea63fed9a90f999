package dev.causerie.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnAddressTest {
    /// What a request to `http://localhost` through nobody's proxy is told.
    private static String told(String configured) throws Exception {
        OwnAddress address = new OwnAddress(configured, new ClientAddress(""));
        try (TestHttp http = new TestHttp(router -> router.route()
                .handler(route ->
                        route.end(address.seenBy(route.request()) + " " + address.isSecure(route.request()))))) {
            String answer = http.raw("/");
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    @Test
    void theConfiguredAddressComesFirst() throws Exception {
        assertThat(told("https://chat.example.com/")).isEqualTo("https://chat.example.com false");
        assertThat(told(" https://localhost ")).isEqualTo("https://localhost true");
        assertThat(told("http://localhost")).isEqualTo("http://localhost false");
    }

    @Test
    void withoutOneItIsTheAddressAskedFor() throws Exception {
        assertThat(told("")).isEqualTo("http://localhost false");
    }
}
