"""Exceptions of clients: about the way to the service, about its far end, and about their own mistakes."""

from typing import Final

from exporter.core.classify.lexicon import down, own_side, said, systems
from exporter.core.classify.rule import OFFICIAL, rule
from exporter.core.vocabulary import Fault, Reason, State

NEAR: Final = (
    rule(
        "exception.their_model",
        Reason.GENERATION_FAILED,
        "replicate.exceptions.ModelError with a connection that the model could not make: none of ours",
        phrases="(modelerror | predictionerror | taskfailederror): … (connection | timed out)",
    ),
    rule(
        "exception.timed_abort",
        Reason.TIMEOUT,
        "Node's AbortSignal.timeout: our clock ran out, but it was they who did not answer; Java's "
        "ConnectException is no refusal by itself",
        phrases="""
            aborted due to timeout | aborted due to a timeout | httpconnecttimeoutexception
            connectexception:␣ … (connect timed out | connection timed out | operation timed out)
        """,
    ),
    rule(
        "exception.envoy",
        Reason.RESET,
        "anthropics/claude-code issue 8800: a proxy of theirs tells of its own refused connection",
        phrases="""
            upstream connect error | no healthy upstream
            (while dialing | no such host | connection refused | i/o timeout) … error received from peer
        """,
    ),
    rule(
        "exception.their_proxy",
        Reason.UPSTREAM_5XX,
        "relays that tell the status of whoever they asked: `proxy error 503 from https://…`",
        phrases="""
            proxy error 5 … from http | (upstream | reverse | llm | api | model | edge) proxy (error 5 |
                returned 5 | failed with 5)
        """,
    ),
    rule(
        "exception.proxy",
        Reason.PROXY,
        "httpx.ProxyError: 502 Bad Gateway comes from our own CONNECT proxy; requests hides `refused` "
        "inside ProxyError",
        phrases=f"""
            proxyerror | proxy error | proxy authentication required | proxyconnect
            connect tunnel failed | proxy connect aborted
            tunnel connection failed | could not resolve proxy | proxy tunneling failed | curl: (5)
            curl: (97) | socks5 | sockserror | socks connect | err_proxy | the proxy cannot be reached
            tunneling socket | proxy tunnel request | connect to proxy | err_tunnel_connection
            from proxy after connect | proxy connection ended
            {said(systems.PROXY)}
        """,
    ),
    rule(
        "exception.tls_expired",
        Reason.TLS,
        "OpenSSL, Go x509 and Node: the upstream let its certificate run out",
        outcome=State.SUSPENDED,
        fault=Fault.UPSTREAM,
        phrases=f"""
            cert_has_expired | certificateexpired | peer certificate: expired
            {said(systems.EXPIRED)}
        """,
    ),
    rule(
        "exception.tls_cut",
        Reason.RESET,
        "Python ssl, curl 35, Go and Node: the far side cut or starved the handshake",
        phrases="""
            eof occurred in violation of protocol | unexpected_eof_while_reading | ssl_error_syscall
            ssl_connect: connection reset | handshake operation timed out | handshake timeout
            ssl: connection_reset | ssl handshake timed out
            client network socket disconnected before secure tls | ssl connection timeout
            terminated the handshake | curl: (35) … connection reset | curl: (35) … unexpected eof
            curl: (35) … timed out
        """,
    ),
    rule(
        "exception.tls",
        Reason.TLS,
        "OpenSSL, Go, Node, Java: our trust store, an interceptor, or a wrong host or port",
        phrases=f"""
            certificate_verify_failed | certificate verify failed | self-signed certificate
            self signed certificate | unable to get local issuer | unable to verify the first certificate
            hostname mismatch | certificate is not valid for | certificate is valid for | doesn't match
            err_tls_cert_altname_invalid | x509: | ssl certificate problem | invalid peer certificate
            sslcertverificationerror | wrong_version_number | wrong version number | unknown_protocol
            sslv3_alert | sslv3 alert | tlsv1_alert | tlsv1 alert | tlsv1_unrecognized_name
            tlsv1 unrecognized name | handshake failure | unrecognized ssl message | plaintext connection
            unexpected tls packet | handshake_failure | sslhandshakeexception | pkix path building failed
            no alternative certificate subject name | curl: (60) | curl: (35) | curl: (51) | curl: (58)
            curl: (77) | depth_zero_self_signed | unable_to_verify_leaf_signature | unable_to_get_issuer_cert
            sslpeerunverified | clientconnectorcertificateerror | [ssl: | sslerror | bad certificate
            {said(systems.UNTRUSTED)}
        """,
    ),
    rule(
        "exception.dns",
        Reason.DNS,
        "glibc, macOS, Windows 11001, Go, Node, Java, curl 6",
        phrases=f"""
            name or service not known | nodename nor servname | getaddrinfo | name resolution failed
            dns resolution failed | c-ares | could not contact dns servers
            failure in name resolution | nameresolutionerror | no address associated with hostname
            unable to resolve | unresolvedaddress | unknownhostexception
            (enotfound | 'enotfound | enotfound: | eai_again | dnserror | dns error | dns lookup failed
            err_name_not_resolved | server misbehaving | [errno 11001] | [winerror 11001] | [errno 11002]
            [errno 8]
            failed to resolve | cannot resolve | hostname could not be found | nxdomain
            dial tcp: lookup | zero addresses | 域名解析 | 解析记录 | 名前解決
            호스트 이름을 확인할 수 없
            {said(systems.NO_HOST)}
        """,
    ),
    rule(
        "exception.no_key_set",
        Reason.INVALID_KEY,
        "BerriAI/litellm issue 14157: `APIConnectionError: GEMINI_API_KEY is not set`: nothing was sent",
        phrases=f"""
            (api_key | apikey | api key | api_token | access_token | secret_key | environment variable |
             credentials) …
                (is not set | not set | must be set | is missing | not configured | not provided |
                 is required | to be set)
            {said(own_side.NOT_SET_UP)}
        """,
    ),
    rule(
        "exception.no_route",
        Reason.NETWORK,
        "POSIX and Windows routing errors, exhausted sockets of our own",
        phrases=f"""
            network is unreachable | no route to host
            host is unreachable | host is down | enetunreach | ehostunreach | enetdown | network is down
            network unreachable | [errno 101] | [errno 113] | [errno 65] | [winerror 10051] | [winerror 10065]
            [winerror 10050] | err_internet_disconnected | err_network_changed
            cannot assign requested address | eaddrnotavail | too many open files | [errno 24]
            too many names are being looked up | [winerror 10013] | [winerror 10106]
            (corporate | company | office) (firewall | proxy | network) | pare-feu de l'entreprise
            (公司 | 企业)(防火墙 | 代理) | (사내 | 회사) (방화벽 | 프록시) | 社内(ファイアウォール | プロキシ)
            (firewall | cortafuegos) (da empresa | corporativ) | корпоративн … (прокси | фаервол)
            permission denied (os error | operation not permitted
            {said(systems.NO_NETWORK)}
        """,
    ),
    rule(
        "exception.os_connect_timeout",
        Reason.NETWORK,
        "a vendor's front door answers everywhere: no SYN-ACK at all is a filtered network",
        on=OFFICIAL,
        phrases="""
            [winerror 10060] | [errno 10060] | [errno 110] | [errno 60] | connect etimedout | wsaetimedout
        """,
    ),
    rule(
        "exception.our_client",
        Reason.INTERNAL,
        "httpx, requests and Go refuse to send what we gave them; our own pool and our own cancellation",
        phrases="""
            unsupportedprotocol | unsupported protocol scheme | unknown url type | unsupported scheme
            unknown scheme | undefined scheme | error: bad port | invalidurl
            invalid url ' | missingschema | invalidschema | no connection adapters | request url is missing
            localprotocolerror | unicodeencodeerror | pooltimeout | llm provider not provided | no .har file
            err_invalid_url | uriformatexception | malformedurlexception | invalid uri
            failed to parse url | curl: (1) | curl: (2) | curl: (3) | curl: (4)
            modulenotfounderror | importerror | cancellederror | keyboardinterrupt | context canceled
            aborterror | request was aborted | operation was aborted | user aborted a request
            no space left | invalid character in header | illegal header | invalid header field
        """,
    ),
)

FAR: Final = (
    rule(
        "exception.other_protocol",
        Reason.ENDPOINT_NOT_SUPPORTED,
        "requests BadStatusLine('SSH-2.0…'), aiohttp ContentTypeError with text/html: another service on "
        "that address",
        phrases="""
            badstatusline: | badstatusline('ssh | badstatusline("ssh | hpe_invalid | invalid status line
            does not match the http/1.1 protocol | redirect response ' | illegal status line
            malformed http response | malformed http status | parse error: expected http | received http/0.9
            ssh-2.0 | bad status line | server gave http response to https client | invalid http version
            unexpected mimetype: text/html | unexpected token '<' | unexpected token'<' | unexpected token <
            invalid character '<' | too many redirects | toomanyredirects | exceeded maximum allowed redirects
            stopped after 10 redirects | unexpected content type
            redirect … (count exceeded | ions exceeded | reached | would lead to an infinite loop)
        """,
    ),
    rule(
        "exception.closed",
        Reason.RESET,
        "sukafon/astrbot_plugin_video_sora issue 7: curl 7, but the connection stood before it was cut",
        phrases="""
            connection closed abruptly | connectexception: connection reset
            failed to connect to all addresses … (socket closed | timed out | timeout | reset by | deadline)
        """,
    ),
    rule(
        "exception.refused",
        Reason.CONNECTION_REFUSED,
        "httpx, requests, aiohttp, curl 7, Node, Go, Java, Windows 10061",
        phrases=f"""
            connection refused | connect call failed | econnrefused | could not connect to server
            couldn't connect to server | failed to connect to | actively refused | [errno 111] | [errno 61]
            [winerror 10061] | [errno 10061] | curl: (7) | err_connection_refused | (. | \\)connectexception
            {said(systems.REFUSED)}
        """,
    ),
    rule(
        "exception.timeout",
        Reason.TIMEOUT,
        "httpx, requests, aiohttp's empty TimeoutError, undici, Go, gRPC, curl 28",
        phrases=f"""
            deadline_exceeded | etimedout | [errno 110] | [winerror 10060] | [errno 10060] | curl: (28)
            {said(down.TIMED_OUT)}
            {said(systems.NO_REPLY)}
        """,
    ),
    rule(
        "exception.cut",
        Reason.TRUNCATED,
        "httpx RemoteProtocolError, requests ChunkedEncodingError, aiohttp ClientPayloadError, curl 18",
        phrases="""
            incomplete chunked read | without sending complete message body | incompleteread | incomplete read
            chunkedencodingerror | clientpayloaderror | incompletemessage | contentlengtherror
            transferencodingerror
            response payload is not completed | premature close | premature end of | unterminated string
            unexpected end of json | curl: (18) | prematurecloseexception | decodingerror
        """,
    ),
    rule(
        "exception.flood",
        Reason.BAD_RESPONSE,
        "our own transport: more bytes, or in more pieces, than any service sends",
        phrases="wire.flood:",
    ),
    rule(
        "exception.not_json",
        Reason.BAD_RESPONSE,
        "an empty or foreign body under HTTP 200",
        phrases="""
            unexpected mimetype | jsondecodeerror | expecting value | unexpected token | is not valid json
            invalid json response
            while decompressing | decompression failed | content_decoding_failed
            z_data_error | unexpected byte at position | in the correct format
            invalid character | missing generated_videos | response is none | apiresponsevalidationerror
        """,
    ),
    rule(
        "exception.reset",
        Reason.RESET,
        "RST and FIN in the middle, and client texts that hide the cause (`Connection error.`, `fetch "
        "failed`)",
        phrases=f"""
            forcibly closed | connection_closed | transport connection | transporterror{{ | httpoison.error
            closed unexpectedly
            connection reset | connectionreseterror | connection aborted | remote end closed
            server disconnected | disconnected without sending | empty reply from server
            was not closed cleanly | streamreset | stream error | unexpected eof | goaway | socket hang up
            error: terminated | broken pipe | econnreset | epipe | other side closed | und_err_socket
            connection closed | connection lost | readerror | writeerror
            remoteprotocolerror | recv failure | send failure | curl: (52) | curl: (55) | curl: (56)
            curl: (92) | curl: (16) | err_connection_reset | err_http2 | [winerror 10054] | [winerror 10053]
            [errno 104] | [errno 54] | [errno 32] | urlopen error | all connection attempts failed | ": eof
            (error | exception) (while | when) sending
            connection error | error sending request | fetch failed | failed to fetch | network error
            connecterror | err_network | clientoserror | clientconnectorerror | connectionerror
            接続がリセット
            {said(down.CUT_OFF)}
            {said(systems.RESET)}
        """,
    ),
)

LAST: Final = (
    rule(
        "exception.key_class",
        Reason.INVALID_KEY,
        "xtekky/gpt4free issue 1990: MissingAuthError: a client that was never given its cookie",
        codes="~key",
        phrases="missingautherror | authenticationerror",
    ),
    rule(
        "exception.refused_class",
        Reason.INVALID_REQUEST,
        "openai and litellm name the refusal by class where the text says nothing of a status",
        phrases="badrequesterror | invalidrequesterror | unprocessableentityerror",
    ),
    rule(
        "exception.our_bug",
        Reason.INTERNAL,
        "a client that trips over itself says nothing about the service",
        phrases="""
            memoryerror | keyerror | typeerror | attributeerror | nameerror | indexerror | zerodivisionerror
            assertionerror | recursionerror | filenotfounderror | nullpointerexception | referenceerror
            nil pointer | unboundlocalerror | notimplementederror | cannot read propert | is not a function
            is not defined | is not iterable | not subscriptable | has no attribute | positional argument
            unexpected keyword argument | referenced before assignment
        """,
    ),
)
