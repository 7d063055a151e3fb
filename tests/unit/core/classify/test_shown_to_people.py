"""What applications tell people, in the language that they chose, of a status that they do not show.

The sentences are of lobehub/lobe-chat, `locales/*/error.json`, and of SDKs that refuse before they ask.
"""

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from tests.support.meanings import BROKEN, OURS

OURS_TO_MEND = """
    Desculpe, o horário do seu sistema não coincide com o do servidor. Por favor, verifique o horário do seu sistema e tente novamente.
    Desculpe, o servidor não encontrou a página ou recurso solicitado. Verifique se a URL está correta
    Desculpe, o servidor não pode processar o formato de mídia anexado à solicitação
    Desculpe, o servidor não suporta o método de solicitação que você está usando. Verifique se o método de solicitação está correto
    Desculpe, sua solicitação contém uma quantidade de dados muito grande e o servidor não pode processá-la
    Désolé, l'heure de votre système ne correspond pas à celle du serveur. Veuillez vérifier l'heure de votre système et réessayer.
    Désolé, le serveur a refusé votre requête. Vous n'avez pas l'autorisation d'accéder à ce contenu
    Désolé, le serveur n'a pas pu trouver la page ou la ressource demandée. Veuillez vérifier l'URL
    Désolé, le serveur ne peut pas traiter le format de média inclus dans la demande
    Désolé, les en-têtes de votre demande sont trop volumineux pour être traités par le serveur
    Entschuldigung, Ihre Anfragedaten sind zu groß und können vom Server nicht verarbeitet werden
    Entschuldigung, der Server unterstützt die von Ihnen verwendete Anfragemethode nicht.
    Entschuldigung, der Server versteht Ihre Anfrage nicht. Bitte überprüfen Sie die Richtigkeit Ihrer Anfrageparameter
    Es tut uns leid, Ihre Systemzeit stimmt nicht mit dem Server überein. Bitte überprüfen Sie Ihre Systemzeit
    Lo sentimos, el campo de encabezado de su solicitud es demasiado grande para ser procesado por el servidor
    Lo sentimos, el servidor no puede encontrar la página o recurso solicitado. Por favor, verifique si la URL es correcta
    Lo sentimos, el servidor no puede procesar la solicitud porque no incluye una longitud de contenido válida
    Lo sentimos, su solicitud es demasiado grande para ser procesada por el servidor
    Lo sentimos, su solicitud tiene el formato correcto, pero debido a errores semánticos no puede ser procesada
    Sorry, the server cannot find the page or resource you requested. Please make sure your URL is correct.
    Sorry, the server cannot process the media format attached to the request
    Sorry, your request data is too large for the server to process
    Xin lỗi, bạn cần xác thực proxy trước khi tiếp tục yêu cầu này
    Xin lỗi, lượng dữ liệu yêu cầu của bạn quá lớn, máy chủ không thể xử lý
    Xin lỗi, máy chủ không hiểu yêu cầu của bạn, vui lòng xác nhận tham số yêu cầu của bạn có đúng không
    Xin lỗi, máy chủ không tìm thấy trang hoặc tài nguyên bạn yêu cầu, vui lòng xác nhận URL của bạn có đúng không
    Xin lỗi, thời gian hệ thống của bạn không khớp với máy chủ, vui lòng kiểm tra lại thời gian hệ thống của bạn và thử lại
    curl_cffi.requests.exceptions.ImpersonateError: Impersonating chrome999 is not supported
    dashscope.common.error.InputRequired: prompt is required!
    huggingface_hub.errors.OfflineModeIsEnabled: Cannot reach https://huggingface.co/api: offline mode is enabled. To disable it, please unset the `HF_HUB_OFFLINE` environment variable.
    Извините, ваш запрос слишком велик, сервер не может его обработать
    Извините, сервер не может найти запрошенную вами страницу или ресурс. Убедитесь, что ваш URL-адрес указан правильно.
    Извините, сервер не понимает ваш запрос. Убедитесь в правильности параметров запроса
    申し訳ありませんが、サーバーはリクエストしたページやリソースを見つけることができません。URLが正しいかどうか確認してください
    申し訳ありませんが、サーバーはリクエストに添付されたメディア形式を処理できません
    申し訳ありませんが、サーバーは使用されたリクエストメソッドをサポートしていません。リクエストメソッドが正しいかどうか確認してください
    申し訳ありませんが、リクエストデータが大きすぎてサーバーが処理できません
    申し訳ありませんが、リクエストヘッダーフィールドが大きすぎてサーバーが処理できません
    죄송합니다. 서버가 요청을 이해하지 못했습니다. 요청 매개변수가 올바른지 확인해주세요.
    죄송합니다. 서버가 요청한 페이지나 리소스를 찾을 수 없습니다. URL이 올바른지 확인해주세요.
"""
THEIRS = """
    Desculpe, devido a uma solicitação anterior mal sucedida, a solicitação atual não pode ser concluída
    Desculpe, houve um problema na configuração do servidor. Por favor, entre em contato com o administrador para resolver.
    Desculpe, o servidor não pode processar sua solicitação no momento, possivelmente devido a sobrecarga ou manutenção.
    Désolé, il y a un problème de configuration du serveur, veuillez contacter l'administrateur pour résoudre ce problème.
    Désolé, le serveur ne peut actuellement pas traiter votre requête, probablement en raison d'une surcharge ou de travaux de maintenance.
    Es tut uns leid, die Bandbreite des Servers ist erschöpft. Bitte versuchen Sie es später erneut.
    Es tut uns leid, es gibt ein Problem mit der Serverkonfiguration. Bitte wenden Sie sich an den Administrator
    Lo sentimos, debido a una solicitud previa fallida, la solicitud actual no se puede completar
    Nous sommes désolés, le serveur a expiré en attendant une réponse, probablement en raison d'une réponse trop lente.
    Ollama service is unavailable. Please check if Ollama is running properly or if the cross-origin configuration of Ollama is set correctly.
    Sorry, there is a configuration issue with the server. Please contact the administrator for resolution.
    К сожалению, сервер в настоящее время не может обработать ваш запрос, возможно, из-за перегрузки или технического обслуживания.
    申し訳ありませんが、サーバーは現在、リクエストを処理できません。オーバーロードまたはメンテナンス中の可能性があります。
"""


def judged(said: str) -> object:
    verdict = classify(Answer(Transport.EXCEPTION, exception=said), None)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize("said", [line.strip() for line in OURS_TO_MEND.strip().splitlines()])
def test_what_is_refused_for_the_request_is_ours(said: str) -> None:
    assert judged(said) == OURS


@pytest.mark.parametrize("said", [line.strip() for line in THEIRS.strip().splitlines()])
def test_what_is_said_of_the_service_is_theirs(said: str) -> None:
    assert judged(said) == BROKEN
