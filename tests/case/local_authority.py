"""A timestamp authority of the test's own: its keys, certificates and answers (RFC 3161)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from asn1crypto import algos, cms, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

POLICY = "1.3.6.1.4.1.99999.1"


class Authority:
    """Signs what it is asked to, at the moment it is told; valid for two days about `since`."""

    def __init__(self, name: str, since: datetime) -> None:
        self.since = since
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.root = self._certificate(f"{name} Root", self.key, None)
        self.signing_key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = self._certificate(f"{name} Clock", self.signing_key, self.root)

    def roots(self) -> bytes:
        return self.root.public_bytes(Encoding.PEM)

    def answer(self, request: bytes, at: datetime) -> bytes:
        """The response to a request, granted."""
        asked = tsp.TimeStampReq.load(request)
        info = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": POLICY,
                "message_imprint": asked["message_imprint"],
                "serial_number": 7,
                "gen_time": at,
                "ordering": False,
            }
        )
        return tsp.TimeStampResp(
            {
                "status": {"status": "granted"},
                "time_stamp_token": {"content_type": "signed_data", "content": self._sign(info)},
            }
        ).dump()

    def refusal(self) -> bytes:
        """A response that grants nothing."""
        status = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["no"]}).dump()
        return bytes([0x30, len(status)]) + status

    def _sign(self, info: tsp.TSTInfo) -> cms.SignedData:
        digest = algos.DigestAlgorithm({"algorithm": "sha256"})
        words = info.dump()
        certificate = asn1.Certificate.load(self.certificate.public_bytes(Encoding.DER))
        certificate_id = {"certs": [{"cert_hash": sha256(certificate.dump()).digest()}]}
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["tst_info"]},
                {"type": "message_digest", "values": [sha256(words).digest()]},
                {"type": "signing_certificate_v2", "values": [certificate_id]},
            ]
        )
        signature = self.signing_key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256()))
        signer = {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number",
                {"issuer": certificate.issuer, "serial_number": certificate.serial_number},
            ),
            "digest_algorithm": digest,
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": signature,
        }
        return cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [digest],
                "encap_content_info": {
                    "content_type": "tst_info",
                    "content": cms.ParsableOctetString(words),
                },
                "certificates": [certificate],
                "signer_infos": [signer],
            }
        )

    def _certificate(
        self, name: str, key: ec.EllipticCurvePrivateKey, issuer: x509.Certificate | None
    ) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        above = issuer.subject if issuer else subject
        use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        ca = x509.BasicConstraints(ca=issuer is None, path_length=None)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(above)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.since - timedelta(days=1))
            .not_valid_after(self.since + timedelta(days=1))
            .add_extension(ca, critical=True)
            .add_extension(_usage(signs_certificates=issuer is None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        )
        if issuer:
            builder = builder.add_extension(use, critical=True).add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), False
            )
        return builder.sign(self.key, hashes.SHA256())


def _usage(signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


LONG_AGO = datetime(2019, 3, 2, 8, 0, tzinfo=UTC)
